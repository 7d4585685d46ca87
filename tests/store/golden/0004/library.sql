BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE campaigns (
	id VARCHAR(64) NOT NULL,
	created_at VARCHAR(32) NOT NULL,
	deleted_at VARCHAR(32),
	checkpoint_seq INTEGER NOT NULL,
	document TEXT NOT NULL, archived_at VARCHAR(32),
	CONSTRAINT pk_campaigns PRIMARY KEY (id)
);
INSERT INTO "campaigns" VALUES('c_spring','2026-03-02T09:32:00.000000Z',NULL,25,'{
  "audience": {
    "kind": "live",
    "triggers": [
      {
        "address": "/cart/38",
        "id": "trigger",
        "kind": "page_visit",
        "match": "contains"
      }
    ]
  },
  "details": {
    "kind": "details",
    "labels": [],
    "name": "カートに商品が残っています 🛒",
    "note": "",
    "priority": 1
  },
  "elements": {
    "button": {
      "action": {
        "arguments": [
          "vip",
          3,
          null,
          true,
          0.5
        ],
        "closes": true,
        "kind": "function",
        "name": "shop.openChat"
      },
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Déjà ? Restez encore un peu"
        }
      ],
      "id": "button",
      "kind": "button",
      "styles": {
        "desktop": {
          "align": "center",
          "background": "#1d1d1f",
          "color": "#ffffff",
          "font_size_px": 17,
          "font_weight": 600,
          "line_height_percent": 120,
          "padding_block_px": 14,
          "padding_inline_px": 28,
          "radius_px": 10
        },
        "phone": {}
      }
    },
    "close": {
      "id": "close",
      "kind": "close_button",
      "label": "Close",
      "styles": {
        "desktop": {
          "color": "#55565e",
          "font_size_px": 20
        },
        "phone": {}
      }
    },
    "heading": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "سلتك بانتظا"
        }
      ],
      "id": "heading",
      "kind": "heading",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#1d1d1f",
          "font_size_px": 32,
          "font_weight": 700,
          "line_height_percent": 115
        },
        "phone": {
          "font_size_px": 26
        }
      }
    },
    "step": {
      "children": [
        "heading",
        "text",
        "button"
      ],
      "id": "step",
      "kind": "stack",
      "styles": {
        "desktop": {
          "gap_px": 16
        },
        "phone": {
          "gap_px": 12
        }
      }
    },
    "text": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "سلتك بانتظارك"
        }
      ],
      "id": "text",
      "kind": "text",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#55565e",
          "font_size_px": 17,
          "font_weight": 400,
          "line_height_percent": 150
        },
        "phone": {
          "color": "#b0ffa5",
          "font_size_px": 16,
          "gap_px": 14
        }
      }
    }
  },
  "format": 2,
  "goal": {
    "conversion_time": {
      "count": 30,
      "unit": "minutes"
    },
    "events": [
      {
        "event": "Charged"
      },
      {
        "event": "Signed Up"
      }
    ],
    "kind": "goal"
  },
  "id": "c_spring",
  "message": {
    "kind": "single",
    "popup": "popup"
  },
  "popups": {
    "popup": {
      "close": "close",
      "frame": {
        "kind": "modal",
        "overlay": "#0b0b1299"
      },
      "id": "popup",
      "kind": "popup",
      "steps": [
        "step"
      ],
      "styles": {
        "desktop": {
          "background": "#ffffff",
          "color": "#1d1d1f",
          "padding_block_px": 48,
          "padding_inline_px": 48,
          "radius_px": 20,
          "width_px": 520
        },
        "phone": {
          "padding_block_px": 36,
          "padding_inline_px": 24,
          "radius_px": 16,
          "width_px": 343
        }
      }
    }
  },
  "schedule": {
    "ends": {
      "kind": "at",
      "local": "2026-12-13T18:00:00",
      "zone": "Europe/Paris"
    },
    "kind": "live_schedule",
    "starts": {
      "kind": "now"
    }
  }
}
',NULL);
INSERT INTO "campaigns" VALUES('c_live','2026-03-02T09:33:00.000000Z',NULL,1,'{
  "audience": {
    "kind": "live",
    "triggers": [
      {
        "event": "Added To Cart",
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "details": {
    "kind": "details",
    "labels": [],
    "name": "Edited since",
    "note": "",
    "priority": 1
  },
  "elements": {
    "button": {
      "action": {
        "closes": true,
        "kind": "link",
        "link": "/demo/cart.html",
        "new_tab": false
      },
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Finish my order"
        }
      ],
      "id": "button",
      "kind": "button",
      "styles": {
        "desktop": {
          "align": "center",
          "background": "#1d1d1f",
          "color": "#ffffff",
          "font_size_px": 17,
          "font_weight": 600,
          "line_height_percent": 120,
          "padding_block_px": 14,
          "padding_inline_px": 28,
          "radius_px": 10
        },
        "phone": {}
      }
    },
    "close": {
      "id": "close",
      "kind": "close_button",
      "label": "Close",
      "styles": {
        "desktop": {
          "color": "#55565e",
          "font_size_px": 20
        },
        "phone": {}
      }
    },
    "heading": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Wait, your cart misses you"
        }
      ],
      "id": "heading",
      "kind": "heading",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#1d1d1f",
          "font_size_px": 32,
          "font_weight": 700,
          "line_height_percent": 115
        },
        "phone": {
          "font_size_px": 26
        }
      }
    },
    "step": {
      "children": [
        "heading",
        "text",
        "button"
      ],
      "id": "step",
      "kind": "stack",
      "styles": {
        "desktop": {
          "gap_px": 16
        },
        "phone": {
          "gap_px": 12
        }
      }
    },
    "text": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Finish today and take 15% off everything in it. Returns are free for a month."
        }
      ],
      "id": "text",
      "kind": "text",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#55565e",
          "font_size_px": 17,
          "font_weight": 400,
          "line_height_percent": 150
        },
        "phone": {
          "font_size_px": 16
        }
      }
    }
  },
  "format": 2,
  "goal": {
    "conversion_time": {
      "count": 7,
      "unit": "days"
    },
    "events": [
      {
        "event": "Charged"
      }
    ],
    "kind": "goal"
  },
  "id": "c_live",
  "message": {
    "kind": "single",
    "popup": "popup"
  },
  "popups": {
    "popup": {
      "close": "close",
      "frame": {
        "kind": "modal",
        "overlay": "#0b0b1299"
      },
      "id": "popup",
      "kind": "popup",
      "steps": [
        "step"
      ],
      "styles": {
        "desktop": {
          "background": "#ffffff",
          "color": "#1d1d1f",
          "padding_block_px": 48,
          "padding_inline_px": 48,
          "radius_px": 20,
          "width_px": 520
        },
        "phone": {
          "padding_block_px": 36,
          "padding_inline_px": 24,
          "radius_px": 16,
          "width_px": 343
        }
      }
    }
  },
  "schedule": {
    "ends": {
      "kind": "never"
    },
    "kind": "live_schedule",
    "starts": {
      "kind": "now"
    }
  }
}
',NULL);
INSERT INTO "campaigns" VALUES('c_archived','2026-03-02T09:34:00.000000Z',NULL,0,'{
  "audience": {
    "kind": "everyone"
  },
  "details": {
    "kind": "details",
    "labels": [],
    "name": "",
    "note": "",
    "priority": 1
  },
  "elements": {
    "button": {
      "action": {
        "closes": true,
        "kind": "nothing"
      },
      "content": [],
      "id": "button",
      "kind": "button",
      "styles": {
        "desktop": {
          "align": "center",
          "background": "#3758f9",
          "color": "#ffffff",
          "font_size_px": 17,
          "font_weight": 600,
          "line_height_percent": 120,
          "padding_block_px": 14,
          "padding_inline_px": 28,
          "radius_px": 10
        },
        "phone": {}
      }
    },
    "close": {
      "id": "close",
      "kind": "close_button",
      "label": "Close",
      "styles": {
        "desktop": {
          "color": "#55565e",
          "font_size_px": 20
        },
        "phone": {}
      }
    },
    "heading": {
      "content": [],
      "id": "heading",
      "kind": "heading",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#1d1d1f",
          "font_size_px": 32,
          "font_weight": 700,
          "line_height_percent": 115
        },
        "phone": {
          "font_size_px": 26
        }
      }
    },
    "step": {
      "children": [
        "heading",
        "text",
        "button"
      ],
      "id": "step",
      "kind": "stack",
      "styles": {
        "desktop": {
          "gap_px": 16
        },
        "phone": {
          "gap_px": 12
        }
      }
    },
    "text": {
      "content": [],
      "id": "text",
      "kind": "text",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#55565e",
          "font_size_px": 17,
          "font_weight": 400,
          "line_height_percent": 150
        },
        "phone": {
          "font_size_px": 16
        }
      }
    }
  },
  "format": 2,
  "goal": {
    "conversion_time": {
      "count": 7,
      "unit": "days"
    },
    "events": [],
    "kind": "goal"
  },
  "id": "c_archived",
  "message": {
    "kind": "single",
    "popup": "popup"
  },
  "popups": {
    "popup": {
      "close": "close",
      "frame": {
        "kind": "modal",
        "overlay": "#0b0b1299"
      },
      "id": "popup",
      "kind": "popup",
      "steps": [
        "step"
      ],
      "styles": {
        "desktop": {
          "background": "#ffffff",
          "color": "#1d1d1f",
          "padding_block_px": 48,
          "padding_inline_px": 48,
          "radius_px": 20,
          "width_px": 520
        },
        "phone": {
          "padding_block_px": 36,
          "padding_inline_px": 24,
          "radius_px": 16,
          "width_px": 343
        }
      }
    }
  },
  "schedule": {
    "ends": {
      "kind": "never"
    },
    "kind": "live_schedule",
    "starts": {
      "kind": "now"
    }
  }
}
','2026-03-02T09:35:00.000000Z');
INSERT INTO "campaigns" VALUES('c_trash','2026-03-02T09:36:00.000000Z','2026-03-02T09:37:00.000000Z',0,'{
  "audience": {
    "kind": "everyone"
  },
  "details": {
    "kind": "details",
    "labels": [],
    "name": "",
    "note": "",
    "priority": 1
  },
  "elements": {
    "button": {
      "action": {
        "closes": true,
        "kind": "nothing"
      },
      "content": [],
      "id": "button",
      "kind": "button",
      "styles": {
        "desktop": {
          "align": "center",
          "background": "#3758f9",
          "color": "#ffffff",
          "font_size_px": 17,
          "font_weight": 600,
          "line_height_percent": 120,
          "padding_block_px": 14,
          "padding_inline_px": 28,
          "radius_px": 10
        },
        "phone": {}
      }
    },
    "close": {
      "id": "close",
      "kind": "close_button",
      "label": "Close",
      "styles": {
        "desktop": {
          "color": "#55565e",
          "font_size_px": 20
        },
        "phone": {}
      }
    },
    "heading": {
      "content": [],
      "id": "heading",
      "kind": "heading",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#1d1d1f",
          "font_size_px": 32,
          "font_weight": 700,
          "line_height_percent": 115
        },
        "phone": {
          "font_size_px": 26
        }
      }
    },
    "step": {
      "children": [
        "heading",
        "text",
        "button"
      ],
      "id": "step",
      "kind": "stack",
      "styles": {
        "desktop": {
          "gap_px": 16
        },
        "phone": {
          "gap_px": 12
        }
      }
    },
    "text": {
      "content": [],
      "id": "text",
      "kind": "text",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#55565e",
          "font_size_px": 17,
          "font_weight": 400,
          "line_height_percent": 150
        },
        "phone": {
          "font_size_px": 16
        }
      }
    }
  },
  "format": 2,
  "goal": {
    "conversion_time": {
      "count": 7,
      "unit": "days"
    },
    "events": [],
    "kind": "goal"
  },
  "id": "c_trash",
  "message": {
    "kind": "single",
    "popup": "popup"
  },
  "popups": {
    "popup": {
      "close": "close",
      "frame": {
        "kind": "modal",
        "overlay": "#0b0b1299"
      },
      "id": "popup",
      "kind": "popup",
      "steps": [
        "step"
      ],
      "styles": {
        "desktop": {
          "background": "#ffffff",
          "color": "#1d1d1f",
          "padding_block_px": 48,
          "padding_inline_px": 48,
          "radius_px": 20,
          "width_px": 520
        },
        "phone": {
          "padding_block_px": 36,
          "padding_inline_px": 24,
          "radius_px": 16,
          "width_px": 343
        }
      }
    }
  },
  "schedule": {
    "ends": {
      "kind": "never"
    },
    "kind": "live_schedule",
    "starts": {
      "kind": "now"
    }
  }
}
',NULL);
CREATE TABLE journal (
	campaign_id VARCHAR(64) NOT NULL,
	seq INTEGER NOT NULL,
	origin VARCHAR(16) NOT NULL,
	label TEXT NOT NULL,
	edit TEXT,
	diff TEXT NOT NULL,
	at VARCHAR(32) NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (campaign_id, seq),
	CONSTRAINT fk_journal_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "journal" VALUES('c_spring',1,'user','Rename campaign','{"kind":"rename_campaign","name":"カートに商品が残っています "}','{"changes":{"details":[{"kind":"details","name":"Wait, your cart misses you","labels":[],"note":"","priority":1},{"kind":"details","name":"カートに商品が残っています ","labels":[],"note":"","priority":1}]}}','2026-03-03T02:11:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',2,'user','Rename campaign','{"kind":"rename_campaign","name":"カートに商品が残っています 🛒"}','{"changes":{"details":[{"kind":"details","name":"カートに商品が残っています ","labels":[],"note":"","priority":1},{"kind":"details","name":"カートに商品が残っています 🛒","labels":[],"note":"","priority":1}]}}','2026-03-03T02:12:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',3,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك با","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"Finish today and take 15% off everything in it. Returns are free for a month.","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك با","bold":false,"italic":false}]}]}}','2026-03-03T02:13:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',4,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بان","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك با","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بان","bold":false,"italic":false}]}]}}','2026-03-03T02:14:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',5,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانت","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بان","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانت","bold":false,"italic":false}]}]}}','2026-03-03T02:15:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',6,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانت","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]}]}}','2026-03-03T02:16:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',7,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}]}}','2026-03-03T02:17:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',8,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]}]}}','2026-03-03T02:18:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',9,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}]}}','2026-03-03T02:19:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',10,'user','Change audience','{"kind":"set_audience","audience":{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/35"}]}}','{"changes":{"audience":[{"kind":"live","triggers":[{"kind":"single_action","id":"trigger","event":"Added To Cart"}]},{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/35"}]}]}}','2026-03-03T02:20:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',11,'user','Remove goal','{"kind":"set_goal_events","events":[]}','{"changes":{"goal":[{"kind":"goal","events":[{"event":"Charged"}],"conversion_time":{"count":7,"unit":"days"}},{"kind":"goal","events":[],"conversion_time":{"count":7,"unit":"days"}}]}}','2026-03-03T02:21:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',12,'user','Change conversion time','{"kind":"set_conversion_time","conversion_time":{"count":29,"unit":"days"}}','{"changes":{"goal":[{"kind":"goal","events":[],"conversion_time":{"count":7,"unit":"days"}},{"kind":"goal","events":[],"conversion_time":{"count":29,"unit":"days"}}]}}','2026-03-03T02:22:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',13,'user','Change button action','{"kind":"set_button_action","element_id":"button","action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"link","link":"/demo/cart.html","new_tab":false,"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:23:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',14,'user','Change style','{"kind":"set_style","target_id":"text","device":"phone","style":{"color":"#b0ffa5","gap_px":14},"clear":[]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"color":"#b0ffa5","font_size_px":16,"gap_px":14}},"kind":"text","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}]}}','2026-03-03T02:24:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',15,'user','Change audience','{"kind":"set_audience","audience":{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/38"}]}}','{"changes":{"audience":[{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/35"}]},{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/38"}]}]}}','2026-03-03T02:25:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',16,'user','Change goal','{"kind":"set_goal_events","events":[{"event":"Charged"},{"event":"Signed Up"}]}','{"changes":{"goal":[{"kind":"goal","events":[],"conversion_time":{"count":29,"unit":"days"}},{"kind":"goal","events":[{"event":"Charged"},{"event":"Signed Up"}],"conversion_time":{"count":29,"unit":"days"}}]}}','2026-03-03T02:26:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',17,'user','Change conversion time','{"kind":"set_conversion_time","conversion_time":{"count":30,"unit":"minutes"}}','{"changes":{"goal":[{"kind":"goal","events":[{"event":"Charged"},{"event":"Signed Up"}],"conversion_time":{"count":29,"unit":"days"}},{"kind":"goal","events":[{"event":"Charged"},{"event":"Signed Up"}],"conversion_time":{"count":30,"unit":"minutes"}}]}}','2026-03-03T02:27:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',18,'user','Change text','{"kind":"set_content","element_id":"button","content":[{"text":"Déjà ? Restez encore u","bold":false,"italic":false}]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore u","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:28:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',19,'user','Change text','{"kind":"set_content","element_id":"button","content":[{"text":"Déjà ? Restez encore un","bold":false,"italic":false}]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore u","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:29:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',20,'user','Change text','{"kind":"set_content","element_id":"button","content":[{"text":"Déjà ? Restez encore un ","bold":false,"italic":false}]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un ","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:30:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',21,'user','Change text','{"kind":"set_content","element_id":"button","content":[{"text":"Déjà ? Restez encore un p","bold":false,"italic":false}]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un ","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un p","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:31:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',22,'user','Change text','{"kind":"set_content","element_id":"button","content":[{"text":"Déjà ? Restez encore un pe","bold":false,"italic":false}]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un p","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un pe","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:32:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',23,'user','Change text','{"kind":"set_content","element_id":"button","content":[{"text":"Déjà ? Restez encore un peu","bold":false,"italic":false}]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un pe","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Déjà ? Restez encore un peu","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:33:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',24,'user','Change schedule','{"kind":"set_schedule","schedule":{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-13T18:00:00","zone":"Europe/Paris"}}}','{"changes":{"schedule":[{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"never"}},{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-13T18:00:00","zone":"Europe/Paris"}}]}}','2026-03-03T02:34:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',25,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"Wait, your cart misses you","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}]}}','2026-03-03T02:35:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',26,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]}]}}','2026-03-03T02:36:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',27,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}]}}','2026-03-03T02:37:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',28,'user','Change frame','{"kind":"set_frame","popup_id":"popup","frame":{"kind":"modal","overlay":"#0b0b122c"}}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":520},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b122c"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":520},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:38:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',29,'user','Rename close button','{"kind":"set_close_label","element_id":"close","name":"Fermer"}','{"changes":{"close":[{"id":"close","styles":{"desktop":{"color":"#55565e","font_size_px":20},"phone":{}},"kind":"close_button","label":"Close"},{"id":"close","styles":{"desktop":{"color":"#55565e","font_size_px":20},"phone":{}},"kind":"close_button","label":"Fermer"}]}}','2026-03-03T02:39:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',30,'user','Rename campaign','{"kind":"rename_campaign","name":"カートに商品が残っています "}','{"changes":{"details":[{"kind":"details","name":"カートに商品が残っています 🛒","labels":[],"note":"","priority":1},{"kind":"details","name":"カートに商品が残っています ","labels":[],"note":"","priority":1}]}}','2026-03-03T02:40:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',31,'user','Rename campaign','{"kind":"rename_campaign","name":"カートに商品が残っています 🛒"}','{"changes":{"details":[{"kind":"details","name":"カートに商品が残っています ","labels":[],"note":"","priority":1},{"kind":"details","name":"カートに商品が残っています 🛒","labels":[],"note":"","priority":1}]}}','2026-03-03T02:41:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',32,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك","bold":false,"italic":false}]}]}}','2026-03-03T02:42:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',33,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك ","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك ","bold":false,"italic":false}]}]}}','2026-03-03T02:43:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',34,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك ب","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك ","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك ب","bold":false,"italic":false}]}]}}','2026-03-03T02:44:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',35,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك با","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك ب","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك با","bold":false,"italic":false}]}]}}','2026-03-03T02:45:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',36,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بان","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك با","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بان","bold":false,"italic":false}]}]}}','2026-03-03T02:46:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',37,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بانت","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بان","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانت","bold":false,"italic":false}]}]}}','2026-03-03T02:47:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',38,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانت","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]}]}}','2026-03-03T02:48:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',39,'user','Change text','{"kind":"set_content","element_id":"heading","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}','{"changes":{"heading":[{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]},{"id":"heading","styles":{"desktop":{"color":"#1d1d1f","font_size_px":32,"font_weight":700,"line_height_percent":115,"align":"center"},"phone":{"font_size_px":26}},"kind":"heading","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}]}}','2026-03-03T02:49:00.000000Z');
INSERT INTO "journal" VALUES('c_spring',40,'user','Change frame','{"kind":"set_frame","popup_id":"popup","frame":{"kind":"modal","overlay":"#0b0b12b4"}}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b122c"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":520},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b12b4"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":520},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:50:00.000000Z');
INSERT INTO "journal" VALUES('c_live',1,'user','Rename campaign','{"kind":"rename_campaign","name":"Edited since"}','{"changes":{"details":[{"kind":"details","name":"Wait, your cart misses you","labels":[],"note":"","priority":1},{"kind":"details","name":"Edited since","labels":[],"note":"","priority":1}]}}','2026-03-03T02:11:00.000000Z');
CREATE TABLE journal_rejected (
	number INTEGER NOT NULL,
	campaign_id VARCHAR(64) NOT NULL,
	seq INTEGER NOT NULL,
	origin VARCHAR(16) NOT NULL,
	label TEXT NOT NULL,
	edit TEXT,
	diff TEXT NOT NULL,
	at VARCHAR(32) NOT NULL,
	reason TEXT NOT NULL,
	set_aside_at VARCHAR(32) NOT NULL,
	CONSTRAINT pk_journal_rejected PRIMARY KEY (number),
	CONSTRAINT fk_journal_rejected_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
CREATE TABLE outbox (
	number INTEGER NOT NULL,
	id VARCHAR(64) NOT NULL,
	campaign_id VARCHAR(64) NOT NULL,
	backend TEXT NOT NULL,
	document TEXT NOT NULL,
	base_revision INTEGER NOT NULL,
	created_at VARCHAR(32) NOT NULL,
	attempts INTEGER NOT NULL,
	not_before VARCHAR(32) NOT NULL,
	refused TEXT,
	withdrawn BOOLEAN NOT NULL,
	CONSTRAINT pk_outbox PRIMARY KEY (number),
	CONSTRAINT uq_outbox_id UNIQUE (id),
	CONSTRAINT fk_outbox_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "outbox" VALUES(1,'wish_0002','c_live','{"kind":"this_computer"}','{
  "audience": {
    "kind": "live",
    "triggers": [
      {
        "event": "Added To Cart",
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "details": {
    "kind": "details",
    "labels": [],
    "name": "Edited since",
    "note": "",
    "priority": 1
  },
  "elements": {
    "button": {
      "action": {
        "closes": true,
        "kind": "link",
        "link": "/demo/cart.html",
        "new_tab": false
      },
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Finish my order"
        }
      ],
      "id": "button",
      "kind": "button",
      "styles": {
        "desktop": {
          "align": "center",
          "background": "#1d1d1f",
          "color": "#ffffff",
          "font_size_px": 17,
          "font_weight": 600,
          "line_height_percent": 120,
          "padding_block_px": 14,
          "padding_inline_px": 28,
          "radius_px": 10
        },
        "phone": {}
      }
    },
    "close": {
      "id": "close",
      "kind": "close_button",
      "label": "Close",
      "styles": {
        "desktop": {
          "color": "#55565e",
          "font_size_px": 20
        },
        "phone": {}
      }
    },
    "heading": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Wait, your cart misses you"
        }
      ],
      "id": "heading",
      "kind": "heading",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#1d1d1f",
          "font_size_px": 32,
          "font_weight": 700,
          "line_height_percent": 115
        },
        "phone": {
          "font_size_px": 26
        }
      }
    },
    "step": {
      "children": [
        "heading",
        "text",
        "button"
      ],
      "id": "step",
      "kind": "stack",
      "styles": {
        "desktop": {
          "gap_px": 16
        },
        "phone": {
          "gap_px": 12
        }
      }
    },
    "text": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Finish today and take 15% off everything in it. Returns are free for a month."
        }
      ],
      "id": "text",
      "kind": "text",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#55565e",
          "font_size_px": 17,
          "font_weight": 400,
          "line_height_percent": 150
        },
        "phone": {
          "font_size_px": 16
        }
      }
    }
  },
  "format": 2,
  "goal": {
    "conversion_time": {
      "count": 7,
      "unit": "days"
    },
    "events": [
      {
        "event": "Charged"
      }
    ],
    "kind": "goal"
  },
  "id": "c_live",
  "message": {
    "kind": "single",
    "popup": "popup"
  },
  "popups": {
    "popup": {
      "close": "close",
      "frame": {
        "kind": "modal",
        "overlay": "#0b0b1299"
      },
      "id": "popup",
      "kind": "popup",
      "steps": [
        "step"
      ],
      "styles": {
        "desktop": {
          "background": "#ffffff",
          "color": "#1d1d1f",
          "padding_block_px": 48,
          "padding_inline_px": 48,
          "radius_px": 20,
          "width_px": 520
        },
        "phone": {
          "padding_block_px": 36,
          "padding_inline_px": 24,
          "radius_px": 16,
          "width_px": 343
        }
      }
    }
  },
  "schedule": {
    "ends": {
      "kind": "never"
    },
    "kind": "live_schedule",
    "starts": {
      "kind": "now"
    }
  }
}
',3,'2026-03-02T09:30:00.000000Z',0,'2026-03-02T09:30:00.000000Z','The token is wrong.',0);
CREATE TABLE publications (
	number INTEGER NOT NULL,
	campaign_id VARCHAR(64) NOT NULL,
	backend TEXT NOT NULL,
	revision INTEGER NOT NULL,
	published_at VARCHAR(32) NOT NULL,
	state VARCHAR(16) NOT NULL,
	document TEXT NOT NULL,
	CONSTRAINT pk_publications PRIMARY KEY (number),
	CONSTRAINT fk_publications_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "publications" VALUES(1,'c_live','{"kind":"remote","url":"https://shop.example/backend"}',3,'2026-03-02T09:33:00.000000Z','running','{
  "audience": {
    "kind": "live",
    "triggers": [
      {
        "event": "Added To Cart",
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "details": {
    "kind": "details",
    "labels": [],
    "name": "Wait, your cart misses you",
    "note": "",
    "priority": 1
  },
  "elements": {
    "button": {
      "action": {
        "closes": true,
        "kind": "link",
        "link": "/demo/cart.html",
        "new_tab": false
      },
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Finish my order"
        }
      ],
      "id": "button",
      "kind": "button",
      "styles": {
        "desktop": {
          "align": "center",
          "background": "#1d1d1f",
          "color": "#ffffff",
          "font_size_px": 17,
          "font_weight": 600,
          "line_height_percent": 120,
          "padding_block_px": 14,
          "padding_inline_px": 28,
          "radius_px": 10
        },
        "phone": {}
      }
    },
    "close": {
      "id": "close",
      "kind": "close_button",
      "label": "Close",
      "styles": {
        "desktop": {
          "color": "#55565e",
          "font_size_px": 20
        },
        "phone": {}
      }
    },
    "heading": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Wait, your cart misses you"
        }
      ],
      "id": "heading",
      "kind": "heading",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#1d1d1f",
          "font_size_px": 32,
          "font_weight": 700,
          "line_height_percent": 115
        },
        "phone": {
          "font_size_px": 26
        }
      }
    },
    "step": {
      "children": [
        "heading",
        "text",
        "button"
      ],
      "id": "step",
      "kind": "stack",
      "styles": {
        "desktop": {
          "gap_px": 16
        },
        "phone": {
          "gap_px": 12
        }
      }
    },
    "text": {
      "content": [
        {
          "bold": false,
          "italic": false,
          "text": "Finish today and take 15% off everything in it. Returns are free for a month."
        }
      ],
      "id": "text",
      "kind": "text",
      "styles": {
        "desktop": {
          "align": "center",
          "color": "#55565e",
          "font_size_px": 17,
          "font_weight": 400,
          "line_height_percent": 150
        },
        "phone": {
          "font_size_px": 16
        }
      }
    }
  },
  "format": 2,
  "goal": {
    "conversion_time": {
      "count": 7,
      "unit": "days"
    },
    "events": [
      {
        "event": "Charged"
      }
    ],
    "kind": "goal"
  },
  "id": "c_live",
  "message": {
    "kind": "single",
    "popup": "popup"
  },
  "popups": {
    "popup": {
      "close": "close",
      "frame": {
        "kind": "modal",
        "overlay": "#0b0b1299"
      },
      "id": "popup",
      "kind": "popup",
      "steps": [
        "step"
      ],
      "styles": {
        "desktop": {
          "background": "#ffffff",
          "color": "#1d1d1f",
          "padding_block_px": 48,
          "padding_inline_px": 48,
          "radius_px": 20,
          "width_px": 520
        },
        "phone": {
          "padding_block_px": 36,
          "padding_inline_px": 24,
          "radius_px": 16,
          "width_px": 343
        }
      }
    }
  },
  "schedule": {
    "ends": {
      "kind": "never"
    },
    "kind": "live_schedule",
    "starts": {
      "kind": "now"
    }
  }
}
');
CREATE TABLE settings (
	"key" VARCHAR(200) NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_settings PRIMARY KEY ("key")
);
INSERT INTO "settings" VALUES('theme','"dark"');
CREATE TABLE summaries (
	campaign_id VARCHAR(64) NOT NULL,
	form INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	publication INTEGER NOT NULL,
	differs BOOLEAN NOT NULL,
	name TEXT NOT NULL,
	labels TEXT NOT NULL,
	look VARCHAR(64) NOT NULL,
	created_at VARCHAR(32) NOT NULL,
	edited_at VARCHAR(32) NOT NULL,
	CONSTRAINT pk_summaries PRIMARY KEY (campaign_id),
	CONSTRAINT fk_summaries_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "summaries" VALUES('c_archived',2,0,0,0,'','[]','79cebd21c319d249761b104189deca0ac58234a9c55a071fc7584dcf76370fa8','2026-03-02T09:34:00.000000Z','2026-03-02T09:34:00.000000Z');
INSERT INTO "summaries" VALUES('c_live',2,1,1,1,'Edited since','[]','1f2678a7ada1c4094c191fb2b1942f79c569e64e5d4d647d84187844612f810c','2026-03-02T09:33:00.000000Z','2026-03-03T02:11:00.000000Z');
INSERT INTO "summaries" VALUES('c_spring',2,40,0,0,'カートに商品が残っています 🛒','[]','47c6a84fbb3a1cb7f939809885f23a957c36e1fa7551bd08e77cacd31d718602','2026-03-02T09:32:00.000000Z','2026-03-03T02:50:00.000000Z');
CREATE TABLE thumbnails (
	number INTEGER NOT NULL,
	"key" VARCHAR(200) NOT NULL,
	png BLOB NOT NULL,
	CONSTRAINT pk_thumbnails PRIMARY KEY (number),
	CONSTRAINT uq_thumbnails_key UNIQUE ("key")
);
INSERT INTO "thumbnails" VALUES(1,'c_live',X'89504E4700');
CREATE TABLE writings (
	number INTEGER NOT NULL,
	campaign_id VARCHAR(64) NOT NULL,
	name TEXT NOT NULL,
	labels TEXT NOT NULL,
	words TEXT NOT NULL,
	CONSTRAINT pk_writings PRIMARY KEY (number),
	CONSTRAINT uq_writings_campaign_id UNIQUE (campaign_id),
	CONSTRAINT fk_writings_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "writings" VALUES(1,'c_archived','','','Close');
INSERT INTO "writings" VALUES(2,'c_live','Edited since','','Edited since
Charged
Added To Cart
Finish my order
/demo/cart.html
Close
Wait, your cart misses you
Finish today and take 15% off everything in it. Returns are free for a month.');
INSERT INTO "writings" VALUES(3,'c_spring','カートに商品が残っています 🛒','','カートに商品が残っています 🛒
Charged
Signed Up
/cart/38
Europe/Paris
Déjà ? Restez encore un peu
shop.openChat
vip
Fermer
سلتك بانتظا
سلتك بانتظارك');
CREATE VIRTUAL TABLE writings_index USING fts5(
      name, labels, words, content='writings', content_rowid='number',
      tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    );
CREATE INDEX ix_journal_rejected_campaign_id ON journal_rejected (campaign_id);
CREATE INDEX ix_outbox_campaign_id_backend ON outbox (campaign_id, backend);
CREATE UNIQUE INDEX ix_publications_campaign_id_backend ON publications (campaign_id, backend);
CREATE INDEX ix_summaries_edited_at ON summaries (edited_at);
CREATE TRIGGER writings_added AFTER INSERT ON writings BEGIN
      INSERT INTO writings_index(rowid, name, labels, words)
      VALUES (new.number, new.name, new.labels, new.words);
    END;
CREATE TRIGGER writings_removed AFTER DELETE ON writings BEGIN
      INSERT INTO writings_index(writings_index, rowid, name, labels, words)
      VALUES ('delete', old.number, old.name, old.labels, old.words);
    END;
INSERT INTO writings_index(writings_index) VALUES ('rebuild');
COMMIT;
