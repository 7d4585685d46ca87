BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE assets (
	sha256 VARCHAR(64) NOT NULL,
	mime VARCHAR(32) NOT NULL,
	content BLOB NOT NULL,
	size INTEGER NOT NULL,
	added_at VARCHAR(32) NOT NULL,
	CONSTRAINT pk_assets PRIMARY KEY (sha256)
);
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
        "event": "Added To Cart",
        "filters": [],
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
          "color": "#cefed9",
          "font_size_px": 17,
          "font_weight": 600,
          "gap_px": 26,
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
        "event": "Charged",
        "filters": [],
        "first_time": false,
        "id": "g1"
      }
    ],
    "join": "all",
    "kind": "goal"
  },
  "id": "c_spring",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
          "width_px": 525
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
      "local": "2026-12-17T18:00:00",
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
        "filters": [],
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
        "event": "Charged",
        "filters": [],
        "first_time": false,
        "id": "g1"
      }
    ],
    "join": "all",
    "kind": "goal"
  },
  "id": "c_live",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
    "join": "all",
    "kind": "goal"
  },
  "id": "c_archived",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
    "join": "all",
    "kind": "goal"
  },
  "id": "c_trash",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
	at VARCHAR(32) NOT NULL, step INTEGER DEFAULT '0' NOT NULL, gesture TEXT, selection TEXT, format INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (campaign_id, seq),
	CONSTRAINT fk_journal_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "journal" VALUES('c_spring',1,'user','Rename campaign','{"kind":"rename_campaign","name":"カートに商品が残っています "}','{"changes":{"details":[{"kind":"details","name":"Wait, your cart misses you","labels":[],"note":"","priority":1},{"kind":"details","name":"カートに商品が残っています ","labels":[],"note":"","priority":1}]}}','2026-03-03T02:11:00.000000Z',1,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',2,'user','Rename campaign','{"kind":"rename_campaign","name":"カートに商品が残っています 🛒"}','{"changes":{"details":[{"kind":"details","name":"カートに商品が残っています ","labels":[],"note":"","priority":1},{"kind":"details","name":"カートに商品が残っています 🛒","labels":[],"note":"","priority":1}]}}','2026-03-03T02:12:00.000000Z',1,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',3,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك با","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"Finish today and take 15% off everything in it. Returns are free for a month.","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك با","bold":false,"italic":false}]}]}}','2026-03-03T02:13:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',4,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بان","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك با","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بان","bold":false,"italic":false}]}]}}','2026-03-03T02:14:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',5,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانت","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بان","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانت","bold":false,"italic":false}]}]}}','2026-03-03T02:15:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',6,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانت","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]}]}}','2026-03-03T02:16:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',7,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظ","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]}]}}','2026-03-03T02:17:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',8,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظا","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]}]}}','2026-03-03T02:18:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',9,'user','Change text','{"kind":"set_content","element_id":"text","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}','{"changes":{"text":[{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظار","bold":false,"italic":false}]},{"id":"text","styles":{"desktop":{"color":"#55565e","font_size_px":17,"font_weight":400,"line_height_percent":150,"align":"center"},"phone":{"font_size_px":16}},"kind":"text","content":[{"text":"سلتك بانتظارك","bold":false,"italic":false}]}]}}','2026-03-03T02:19:00.000000Z',2,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',10,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":434},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":520},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":434},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:20:00.000000Z',3,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',11,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":805},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":434},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":805},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:21:00.000000Z',3,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',12,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":304},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":805},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":304},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:22:00.000000Z',3,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',13,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":525},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":304},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":525},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:23:00.000000Z',3,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',14,'user','Change schedule','{"kind":"set_schedule","schedule":{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-01T18:00:00","zone":"Europe/Paris"}}}','{"changes":{"schedule":[{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"never"}},{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-01T18:00:00","zone":"Europe/Paris"}}]}}','2026-03-03T02:24:00.000000Z',4,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',15,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":438},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":525},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":438},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:25:00.000000Z',5,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',16,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":553},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":438},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":553},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:26:00.000000Z',5,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',17,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":436},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":553},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":436},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:27:00.000000Z',5,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',18,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":893},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":436},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":893},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:28:00.000000Z',5,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',19,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":424},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":893},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":424},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:29:00.000000Z',5,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',20,'user','Change style','{"kind":"set_style","target_id":"popup","device":"desktop","style":{"width_px":670},"clear":[]}','{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":424},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":670},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:30:00.000000Z',5,'Drag',NULL,2);
INSERT INTO "journal" VALUES('c_spring',21,'rollback','Drag',NULL,'{"changes":{"popup":[{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":670},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"},{"kind":"popup","id":"popup","frame":{"kind":"modal","overlay":"#0b0b1299"},"styles":{"desktop":{"color":"#1d1d1f","background":"#ffffff","padding_block_px":48,"padding_inline_px":48,"radius_px":20,"width_px":525},"phone":{"padding_block_px":36,"padding_inline_px":24,"radius_px":16,"width_px":343}},"steps":["step"],"close":"close"}]}}','2026-03-03T02:31:00.000000Z',5,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',22,'user','Change schedule','{"kind":"set_schedule","schedule":{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-11T18:00:00","zone":"Europe/Paris"}}}','{"changes":{"schedule":[{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-01T18:00:00","zone":"Europe/Paris"}},{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-11T18:00:00","zone":"Europe/Paris"}}]}}','2026-03-03T02:32:00.000000Z',4,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',23,'user','Change schedule','{"kind":"set_schedule","schedule":{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-17T18:00:00","zone":"Europe/Paris"}}}','{"changes":{"schedule":[{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-11T18:00:00","zone":"Europe/Paris"}},{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-17T18:00:00","zone":"Europe/Paris"}}]}}','2026-03-03T02:33:00.000000Z',4,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',24,'user','Change style','{"kind":"set_style","target_id":"button","device":"desktop","style":{"color":"#ffac62","gap_px":54},"clear":[]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffffff","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"link","link":"/demo/cart.html","new_tab":false,"closes":true}},{"id":"button","styles":{"desktop":{"color":"#ffac62","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"gap_px":54,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"link","link":"/demo/cart.html","new_tab":false,"closes":true}}]}}','2026-03-03T02:34:00.000000Z',6,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',25,'user','Change style','{"kind":"set_style","target_id":"button","device":"desktop","style":{"color":"#cefed9","gap_px":26},"clear":[]}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#ffac62","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"gap_px":54,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"link","link":"/demo/cart.html","new_tab":false,"closes":true}},{"id":"button","styles":{"desktop":{"color":"#cefed9","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"gap_px":26,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"link","link":"/demo/cart.html","new_tab":false,"closes":true}}]}}','2026-03-03T02:35:00.000000Z',6,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',26,'user','Change variants','{"kind":"set_message","message":{"kind":"split","variants":[{"id":"v_a","name":"","popup":"popup","share_percent":71},{"id":"v_b","name":"","popup":"popup","share_percent":29}],"hold_out_percent":0,"winner":{"kind":"by_hand"}}}','{"changes":{"message":[{"kind":"single","popup":"popup"},{"kind":"split","variants":[{"id":"v_a","name":"","popup":"popup","share_percent":71},{"id":"v_b","name":"","popup":"popup","share_percent":29}],"hold_out_percent":0,"winner":{"kind":"by_hand"}}]}}','2026-03-03T02:36:00.000000Z',7,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',27,'user','Change variants','{"kind":"set_message","message":{"kind":"single","popup":"popup"}}','{"changes":{"message":[{"kind":"split","variants":[{"id":"v_a","name":"","popup":"popup","share_percent":71},{"id":"v_b","name":"","popup":"popup","share_percent":29}],"hold_out_percent":0,"winner":{"kind":"by_hand"}},{"kind":"single","popup":"popup"}]}}','2026-03-03T02:37:00.000000Z',8,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',28,'user','Change schedule','{"kind":"set_schedule","schedule":{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-12T18:00:00","zone":"Europe/Paris"}}}','{"changes":{"schedule":[{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-17T18:00:00","zone":"Europe/Paris"}},{"kind":"live_schedule","starts":{"kind":"now"},"ends":{"kind":"at","local":"2026-12-12T18:00:00","zone":"Europe/Paris"}}]}}','2026-03-03T02:38:00.000000Z',9,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',29,'user','Change audience','{"kind":"set_audience","audience":{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/66"}]}}','{"changes":{"audience":[{"kind":"live","triggers":[{"kind":"single_action","id":"trigger","event":"Added To Cart","filters":[]}]},{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/66"}]}]}}','2026-03-03T02:39:00.000000Z',10,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',30,'user','Change goal','{"kind":"set_goal_events","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}]}','{"changes":{"goal":[{"kind":"goal","join":"all","events":[{"id":"g1","event":"Charged","filters":[],"first_time":false}],"conversion_time":{"count":7,"unit":"days"}},{"kind":"goal","join":"all","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}],"conversion_time":{"count":7,"unit":"days"}}]}}','2026-03-03T02:40:00.000000Z',11,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',31,'user','Change goal','{"kind":"set_goal_join","join":"any"}','{"changes":{"goal":[{"kind":"goal","join":"all","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}],"conversion_time":{"count":7,"unit":"days"}},{"kind":"goal","join":"any","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}],"conversion_time":{"count":7,"unit":"days"}}]}}','2026-03-03T02:41:00.000000Z',12,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',32,'user','Change conversion time','{"kind":"set_conversion_time","conversion_time":{"count":27,"unit":"weeks"}}','{"changes":{"goal":[{"kind":"goal","join":"any","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}],"conversion_time":{"count":7,"unit":"days"}},{"kind":"goal","join":"any","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}],"conversion_time":{"count":27,"unit":"weeks"}}]}}','2026-03-03T02:42:00.000000Z',13,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',33,'user','Change button action','{"kind":"set_button_action","element_id":"button","action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}','{"changes":{"button":[{"id":"button","styles":{"desktop":{"color":"#cefed9","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"gap_px":26,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"link","link":"/demo/cart.html","new_tab":false,"closes":true}},{"id":"button","styles":{"desktop":{"color":"#cefed9","background":"#1d1d1f","font_size_px":17,"font_weight":600,"line_height_percent":120,"align":"center","padding_block_px":14,"padding_inline_px":28,"gap_px":26,"radius_px":10},"phone":{}},"kind":"button","content":[{"text":"Finish my order","bold":false,"italic":false}],"action":{"kind":"function","name":"shop.openChat","arguments":["vip",3,null,true,0.5],"closes":true}}]}}','2026-03-03T02:43:00.000000Z',14,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',34,'user','Change audience','{"kind":"set_audience","audience":{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/22"}]}}','{"changes":{"audience":[{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/66"}]},{"kind":"live","triggers":[{"kind":"page_visit","id":"trigger","match":"contains","address":"/cart/22"}]}]}}','2026-03-03T02:44:00.000000Z',15,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',35,'user','Remove goal','{"kind":"set_goal_events","events":[]}','{"changes":{"goal":[{"kind":"goal","join":"any","events":[{"id":"g0","event":"Charged","filters":[],"first_time":false},{"id":"g1","event":"Signed Up","filters":[],"first_time":false}],"conversion_time":{"count":27,"unit":"weeks"}},{"kind":"goal","join":"any","events":[],"conversion_time":{"count":27,"unit":"weeks"}}]}}','2026-03-03T02:45:00.000000Z',16,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',36,'user','Change goal','{"kind":"set_goal_join","join":"all"}','{"changes":{"goal":[{"kind":"goal","join":"any","events":[],"conversion_time":{"count":27,"unit":"weeks"}},{"kind":"goal","join":"all","events":[],"conversion_time":{"count":27,"unit":"weeks"}}]}}','2026-03-03T02:46:00.000000Z',17,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',37,'user','Change conversion time','{"kind":"set_conversion_time","conversion_time":{"count":25,"unit":"hours"}}','{"changes":{"goal":[{"kind":"goal","join":"all","events":[],"conversion_time":{"count":27,"unit":"weeks"}},{"kind":"goal","join":"all","events":[],"conversion_time":{"count":25,"unit":"hours"}}]}}','2026-03-03T02:47:00.000000Z',18,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',38,'user','Change limits','{"kind":"set_limits","limits":{"kind":"limits","share_percent":78,"total":981}}','{"changes":{"limits":[{"kind":"limits","share_percent":100},{"kind":"limits","share_percent":78,"total":981}]}}','2026-03-03T02:48:00.000000Z',19,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',39,'user','Change control group','{"kind":"set_control_group","control":{"kind":"campaign_control","percent":10}}','{"changes":{"control":[{"kind":"no_control"},{"kind":"campaign_control","percent":10}]}}','2026-03-03T02:49:00.000000Z',20,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_spring',40,'user','Change delivery','{"kind":"set_delivery","delivery":{"kind":"delivery","signals":[{"kind":"idle","seconds":36}],"frequency":{"kind":"once_per_session"},"stop_after":[],"ignore_global_limits":false,"arm_seconds":5,"hold_ms":186,"phone_back_button":false}}','{"changes":{"delivery":[{"kind":"delivery","signals":[],"frequency":{"kind":"once_per_session"},"stop_after":[],"ignore_global_limits":false,"arm_seconds":5,"hold_ms":80,"phone_back_button":false},{"kind":"delivery","signals":[{"kind":"idle","seconds":36}],"frequency":{"kind":"once_per_session"},"stop_after":[],"ignore_global_limits":false,"arm_seconds":5,"hold_ms":186,"phone_back_button":false}]}}','2026-03-03T02:50:00.000000Z',21,NULL,NULL,2);
INSERT INTO "journal" VALUES('c_live',1,'user','Rename campaign','{"kind":"rename_campaign","name":"Edited since"}','{"changes":{"details":[{"kind":"details","name":"Wait, your cart misses you","labels":[],"note":"","priority":1},{"kind":"details","name":"Edited since","labels":[],"note":"","priority":1}]}}','2026-03-03T02:11:00.000000Z',1,NULL,NULL,2);
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
	set_aside_at VARCHAR(32) NOT NULL, step INTEGER DEFAULT '0' NOT NULL, gesture TEXT, selection TEXT, format INTEGER DEFAULT '0' NOT NULL,
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
	withdrawn BOOLEAN NOT NULL, seq INTEGER DEFAULT '0' NOT NULL,
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
        "filters": [],
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
        "event": "Charged",
        "filters": [],
        "first_time": false,
        "id": "g1"
      }
    ],
    "join": "all",
    "kind": "goal"
  },
  "id": "c_live",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
',3,'2026-03-02T09:30:00.000000Z',0,'2026-03-02T09:30:00.000000Z','The token is wrong.',0,1);
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
        "filters": [],
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
        "event": "Charged",
        "filters": [],
        "first_time": false,
        "id": "g1"
      }
    ],
    "join": "all",
    "kind": "goal"
  },
  "id": "c_live",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
	revision INTEGER NOT NULL,
	differs BOOLEAN NOT NULL,
	name TEXT NOT NULL,
	labels TEXT NOT NULL,
	look VARCHAR(64) NOT NULL,
	created_at VARCHAR(32) NOT NULL,
	edited_at VARCHAR(32) NOT NULL,
	CONSTRAINT pk_summaries PRIMARY KEY (campaign_id),
	CONSTRAINT fk_summaries_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "summaries" VALUES('c_spring',2,40,0,0,0,'カートに商品が残っています 🛒','[]','2d5c8c3bdf4328d18906cd9a08f9474ac3dcb59719e472e947db63cc3a0371c2','2026-03-02T09:32:00.000000Z','2026-03-03T02:50:00.000000Z');
INSERT INTO "summaries" VALUES('c_live',2,1,1,3,1,'Edited since','[]','1f2678a7ada1c4094c191fb2b1942f79c569e64e5d4d647d84187844612f810c','2026-03-02T09:33:00.000000Z','2026-03-03T02:11:00.000000Z');
INSERT INTO "summaries" VALUES('c_archived',2,0,0,0,0,'','[]','79cebd21c319d249761b104189deca0ac58234a9c55a071fc7584dcf76370fa8','2026-03-02T09:34:00.000000Z','2026-03-02T09:34:00.000000Z');
CREATE TABLE thumbnails (
	number INTEGER NOT NULL,
	"key" VARCHAR(200) NOT NULL,
	png BLOB NOT NULL,
	CONSTRAINT pk_thumbnails PRIMARY KEY (number),
	CONSTRAINT uq_thumbnails_key UNIQUE ("key")
);
INSERT INTO "thumbnails" VALUES(1,'c_live',X'89504E4700');
CREATE TABLE versions (
	campaign_id VARCHAR(64) NOT NULL,
	number INTEGER NOT NULL,
	kind VARCHAR(16) NOT NULL,
	name TEXT NOT NULL,
	seq INTEGER NOT NULL,
	at VARCHAR(32) NOT NULL,
	removed_at VARCHAR(32),
	document TEXT NOT NULL,
	CONSTRAINT pk_versions PRIMARY KEY (campaign_id, number),
	CONSTRAINT fk_versions_campaign_id_campaigns FOREIGN KEY(campaign_id) REFERENCES campaigns (id) ON DELETE CASCADE
);
INSERT INTO "versions" VALUES('c_live',1,'published','',0,'2026-03-02T09:33:00.000000Z',NULL,'{
  "audience": {
    "kind": "live",
    "triggers": [
      {
        "event": "Added To Cart",
        "filters": [],
        "id": "trigger",
        "kind": "single_action"
      }
    ]
  },
  "control": {
    "kind": "no_control"
  },
  "delivery": {
    "arm_seconds": 5,
    "frequency": {
      "kind": "once_per_session"
    },
    "hold_ms": 80,
    "ignore_global_limits": false,
    "kind": "delivery",
    "phone_back_button": false,
    "signals": [],
    "stop_after": []
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
        "event": "Charged",
        "filters": [],
        "first_time": false,
        "id": "g1"
      }
    ],
    "join": "all",
    "kind": "goal"
  },
  "id": "c_live",
  "limits": {
    "kind": "limits",
    "share_percent": 100
  },
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
INSERT INTO "writings" VALUES(1,'c_spring','カートに商品が残っています 🛒','','カートに商品が残っています 🛒
/cart/22
Europe/Paris
Finish my order
shop.openChat
vip
Close
Wait, your cart misses you
سلتك بانتظارك');
INSERT INTO "writings" VALUES(2,'c_live','Edited since','','Edited since
Charged
Added To Cart
Finish my order
/demo/cart.html
Close
Wait, your cart misses you
Finish today and take 15% off everything in it. Returns are free for a month.');
INSERT INTO "writings" VALUES(3,'c_archived','','','Close');
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
CREATE INDEX ix_journal_campaign_id_seq_step_origin ON journal (campaign_id, seq, step, origin);
INSERT INTO writings_index(writings_index) VALUES ('rebuild');
COMMIT;
