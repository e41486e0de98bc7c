CREATE TABLE "asset_event_new" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "asset_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('acquired', 'moved', 'reclassified', 'issued', 'returned', 'repair_started', 'repaired', 'stored', 'restored', 'improved', 'revalued', 'impaired', 'life_changed', 'split', 'merged', 'shared', 'counted', 'disposal_requested', 'disposal_decided', 'disposed', 'reinstated')), "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "amount" INTEGER CHECK ("amount" <= 9007199254740992), "accumulated" INTEGER CHECK ("accumulated" <= 9007199254740992), "impairment" INTEGER CHECK ("impairment" <= 9007199254740992), "residual" INTEGER CHECK ("residual" >= 0 AND "residual" <= 9007199254740992), "method" TEXT NOT NULL CHECK ("method" IN ('', 'straight_line', 'double_declining', 'sum_of_years', 'units_of_production', 'declining_balance', 'manual', 'none')), "life_months" INTEGER CHECK ("life_months" >= 0 AND "life_months" <= 9007199254740992), "start_convention" TEXT NOT NULL CHECK ("start_convention" IN ('', 'next_month', 'same_month', 'daily', 'half_year')), "in_use_on" TEXT CHECK ("in_use_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "total_units" INTEGER CHECK ("total_units" >= 0 AND "total_units" <= 1000000000000000), "rate" INTEGER CHECK ("rate" >= 0 AND "rate" <= 1000000), "opening_months" INTEGER CHECK ("opening_months" >= 0 AND "opening_months" <= 9007199254740992), "opening_on" TEXT CHECK ("opening_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "quantity" INTEGER CHECK ("quantity" <= 1000000000000000), "status" TEXT NOT NULL CHECK ("status" IN ('', 'draft', 'in_use', 'on_loan', 'under_repair', 'idle', 'disposal_requested', 'disposal_approved', 'scrapped', 'sold', 'donated', 'lost', 'merged')), "place_id" INTEGER, "department_id" INTEGER, "user_id" INTEGER, "custodian_id" INTEGER, "condition" TEXT NOT NULL CHECK ("condition" IN ('', 'good', 'worn', 'damaged', 'to_repair', 'to_scrap')), "due_back_on" TEXT CHECK ("due_back_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "counterpart_id" INTEGER, "reverses_id" INTEGER, "reason" TEXT NOT NULL, "reference" TEXT NOT NULL, "begun_months" INTEGER CHECK ("begun_months" >= 0 AND "begun_months" <= 9007199254740992), "begun_book" INTEGER CHECK ("begun_book" >= 0 AND "begun_book" <= 9007199254740992), "begun_residual" INTEGER CHECK ("begun_residual" >= 0 AND "begun_residual" <= 9007199254740992), "units_left" INTEGER CHECK ("units_left" >= 0 AND "units_left" <= 1000000000000000), "age" INTEGER CHECK ("age" >= 0 AND "age" <= 9007199254740992), "begun_age" INTEGER CHECK ("begun_age" >= 0 AND "begun_age" <= 9007199254740992), "category_id" INTEGER, FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("user_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("custodian_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("counterpart_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("reverses_id") REFERENCES "asset_event" ("id") ON DELETE RESTRICT, FOREIGN KEY ("category_id") REFERENCES "asset_category" ("id") ON DELETE RESTRICT) STRICT;

INSERT INTO "asset_event_new" ("id", "revision", "created_at", "updated_at", "asset_id", "kind", "date", "period", "amount", "accumulated", "impairment", "residual", "method", "life_months", "start_convention", "in_use_on", "total_units", "rate", "opening_months", "opening_on", "quantity", "status", "place_id", "department_id", "user_id", "custodian_id", "condition", "due_back_on", "counterpart_id", "reverses_id", "reason", "reference", "begun_months", "begun_book", "begun_residual", "units_left", "age", "begun_age", "category_id") SELECT "id", "revision", "created_at", "updated_at", "asset_id", "kind", "date", "period", "amount", "accumulated", "impairment", "residual", "method", "life_months", "start_convention", "in_use_on", "total_units", "rate", "opening_months", "opening_on", "quantity", "status", "place_id", "department_id", "user_id", "custodian_id", "condition", "due_back_on", "counterpart_id", "reverses_id", "reason", "reference", "begun_months", "begun_book", "begun_residual", "units_left", "age", "begun_age", (SELECT "category_id" FROM "asset" WHERE "asset"."id" = "asset_id") FROM "asset_event" ORDER BY "id";

DELETE FROM "sqlite_sequence" WHERE "name" = 'asset_event_new';

INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'asset_event_new', "seq" FROM "sqlite_sequence" WHERE "name" = 'asset_event';

DROP TABLE "asset_event";

ALTER TABLE "asset_event_new" RENAME TO "asset_event";

CREATE INDEX "asset_event_asset_id" ON "asset_event" ("asset_id");

CREATE INDEX "asset_event_place_id" ON "asset_event" ("place_id");

CREATE INDEX "asset_event_department_id" ON "asset_event" ("department_id");

CREATE INDEX "asset_event_user_id" ON "asset_event" ("user_id");

CREATE INDEX "asset_event_custodian_id" ON "asset_event" ("custodian_id");

CREATE INDEX "asset_event_counterpart_id" ON "asset_event" ("counterpart_id");

CREATE INDEX "asset_event_reverses_id" ON "asset_event" ("reverses_id");

CREATE INDEX "asset_event_category_id" ON "asset_event" ("category_id");

CREATE TRIGGER "asset_event_no_update" BEFORE UPDATE ON "asset_event"
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;

CREATE TRIGGER "asset_event_no_delete" BEFORE DELETE ON "asset_event"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'asset_event' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;
