CREATE TABLE "journal_batch" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "who" TEXT NOT NULL, "what" TEXT NOT NULL, "words" TEXT NOT NULL, "kind" TEXT NOT NULL, "target" INTEGER CHECK ("target" >= 0 AND "target" <= 9007199254740992), "entries" INTEGER NOT NULL CHECK ("entries" >= 0 AND "entries" <= 9007199254740992), "hash" TEXT NOT NULL) STRICT;

CREATE INDEX "journal_batch_target" ON "journal_batch" ("target") WHERE "target" IS NOT NULL;

CREATE TRIGGER "journal_batch_no_update" BEFORE UPDATE ON "journal_batch"
BEGIN SELECT RAISE(ABORT, 'journal_batch is append-only'); END;

CREATE TRIGGER "journal_batch_no_delete" BEFORE DELETE ON "journal_batch"
BEGIN SELECT RAISE(ABORT, 'journal_batch is append-only'); END;

CREATE TABLE "journal_entry" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "batch" INTEGER NOT NULL CHECK ("batch" >= 0 AND "batch" <= 9007199254740992), "kind" TEXT NOT NULL, "record_id" INTEGER NOT NULL CHECK ("record_id" >= 0 AND "record_id" <= 9007199254740992), "number" TEXT NOT NULL, "change" TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL, "subject_kind" TEXT NOT NULL, "subject_id" INTEGER CHECK ("subject_id" >= 0 AND "subject_id" <= 9007199254740992)) STRICT;

CREATE INDEX "journalentry_batch" ON "journal_entry" ("batch");

CREATE INDEX "journalentry_kind_record_id" ON "journal_entry" ("kind", "record_id");

CREATE INDEX "journalentry_subject_kind_subject_id" ON "journal_entry" ("subject_kind", "subject_id");

CREATE TRIGGER "journal_entry_no_update" BEFORE UPDATE ON "journal_entry"
BEGIN SELECT RAISE(ABORT, 'journal_entry is append-only'); END;

CREATE TRIGGER "journal_entry_no_delete" BEFORE DELETE ON "journal_entry"
BEGIN SELECT RAISE(ABORT, 'journal_entry is append-only'); END;

CREATE TABLE "number_series" ("name" TEXT NOT NULL PRIMARY KEY, "last" INTEGER NOT NULL CHECK ("last" >= 0 AND "last" <= 9007199254740992)) STRICT;

CREATE TABLE "document_content" ("sha256" TEXT NOT NULL PRIMARY KEY, "content" BLOB NOT NULL) STRICT;

CREATE TABLE "department" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), "remarks" TEXT NOT NULL, "manager_id" INTEGER, FOREIGN KEY ("parent_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("manager_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "department_code" ON "department" ("code");

CREATE INDEX "department_name" ON "department" ("name");

CREATE INDEX "department_parent_id" ON "department" ("parent_id");

CREATE INDEX "department_manager_id" ON "department" ("manager_id");

CREATE TABLE "staff" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "name" TEXT NOT NULL, "department_id" INTEGER, "post" TEXT NOT NULL, "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "hired_on" TEXT CHECK ("hired_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "left_on" TEXT CHECK ("left_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "skills" TEXT NOT NULL, "roles" TEXT NOT NULL, "approval_limit" INTEGER CHECK ("approval_limit" >= 0 AND "approval_limit" <= 9007199254740992), "remarks" TEXT NOT NULL, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "staff_number" ON "staff" ("number");

CREATE INDEX "staff_name" ON "staff" ("name");

CREATE INDEX "staff_department_id" ON "staff" ("department_id");

CREATE TABLE "place" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), "remarks" TEXT NOT NULL, FOREIGN KEY ("parent_id") REFERENCES "place" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "place_code" ON "place" ("code");

CREATE INDEX "place_name" ON "place" ("name");

CREATE INDEX "place_parent_id" ON "place" ("parent_id");

CREATE TABLE "supplier" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "contact" TEXT NOT NULL, "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "address" TEXT NOT NULL, "tax_number" TEXT NOT NULL, "rating" TEXT NOT NULL CHECK ("rating" IN ('', 'A', 'B', 'C', 'D')), "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), "remarks" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "supplier_code" ON "supplier" ("code");

CREATE INDEX "supplier_name" ON "supplier" ("name");

CREATE TABLE "holiday" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "name" TEXT NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('holiday', 'workday'))) STRICT;

CREATE UNIQUE INDEX "holiday_code" ON "holiday" ("code");

CREATE UNIQUE INDEX "holiday_date" ON "holiday" ("date");

CREATE TABLE "policy" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "key" TEXT NOT NULL, "clause" TEXT NOT NULL, "value" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "policy_key" ON "policy" ("key");

CREATE TABLE "document" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "subject_kind" TEXT NOT NULL, "subject_id" INTEGER NOT NULL CHECK ("subject_id" >= 0 AND "subject_id" <= 9007199254740992), "name" TEXT NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('plan', 'report', 'contract', 'minutes', 'photo', 'form', 'other')), "sha256" TEXT NOT NULL, "size" INTEGER NOT NULL CHECK ("size" >= 0 AND "size" <= 9007199254740992), "version" INTEGER NOT NULL CHECK ("version" >= 1 AND "version" <= 9007199254740992), "added_at" TEXT NOT NULL CHECK ("added_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z')) STRICT;

CREATE INDEX "document_subject_kind_subject_id" ON "document" ("subject_kind", "subject_id");

CREATE TABLE "note" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "subject_kind" TEXT NOT NULL, "subject_id" INTEGER NOT NULL CHECK ("subject_id" >= 0 AND "subject_id" <= 9007199254740992), "kind" TEXT NOT NULL CHECK ("kind" IN ('internal', 'customer', 'system')), "text" TEXT NOT NULL, "written_by_id" INTEGER, "written_at" TEXT NOT NULL CHECK ("written_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), FOREIGN KEY ("written_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "note_written_by_id" ON "note" ("written_by_id");

CREATE INDEX "note_subject_kind_subject_id" ON "note" ("subject_kind", "subject_id");

CREATE TABLE "approval" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "subject_kind" TEXT NOT NULL, "subject_id" INTEGER NOT NULL CHECK ("subject_id" >= 0 AND "subject_id" <= 9007199254740992), "step" TEXT NOT NULL CHECK ("step" IN ('review', 'approve')), "approver_id" INTEGER NOT NULL, "verdict" TEXT NOT NULL CHECK ("verdict" IN ('approved', 'rejected', 'changes_requested', 'revoked')), "opinion" TEXT NOT NULL, "decided_on" TEXT NOT NULL CHECK ("decided_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "paper_reference" TEXT NOT NULL, "snapshot" TEXT NOT NULL, FOREIGN KEY ("approver_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "approval_approver_id" ON "approval" ("approver_id");

CREATE INDEX "approval_subject_kind_subject_id" ON "approval" ("subject_kind", "subject_id");

CREATE TABLE "asset_category" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "method" TEXT NOT NULL CHECK ("method" IN ('straight_line', 'double_declining', 'sum_of_years', 'units_of_production', 'declining_balance', 'manual', 'none')), "life_months" INTEGER CHECK ("life_months" >= 1 AND "life_months" <= 1200), "minimum_life_months" INTEGER CHECK ("minimum_life_months" >= 0 AND "minimum_life_months" <= 1200), "residual_percent" INTEGER CHECK ("residual_percent" >= 0 AND "residual_percent" <= 1000000), "start_convention" TEXT NOT NULL CHECK ("start_convention" IN ('next_month', 'same_month', 'daily', 'half_year')), "budget_account" TEXT NOT NULL, "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), "remarks" TEXT NOT NULL, FOREIGN KEY ("parent_id") REFERENCES "asset_category" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "asset_category_code" ON "asset_category" ("code");

CREATE INDEX "asset_category_name" ON "asset_category" ("name");

CREATE INDEX "asset_category_parent_id" ON "asset_category" ("parent_id");

CREATE TABLE "asset" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "name" TEXT NOT NULL, "category_id" INTEGER NOT NULL, "specification" TEXT NOT NULL, "model" TEXT NOT NULL, "serial" TEXT NOT NULL, "manufacturer" TEXT NOT NULL, "supplier_id" INTEGER, "acquisition" TEXT NOT NULL CHECK ("acquisition" IN ('purchase', 'lease', 'donation', 'self_built', 'surplus', 'transfer', 'investment')), "quantity" INTEGER NOT NULL CHECK ("quantity" >= 0 AND "quantity" <= 1000000000000000), "unit" TEXT NOT NULL, "cost" INTEGER NOT NULL CHECK ("cost" >= 0 AND "cost" <= 9007199254740992), "acquired_on" TEXT NOT NULL CHECK ("acquired_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "in_use_on" TEXT CHECK ("in_use_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "place_id" INTEGER, "department_id" INTEGER, "user_id" INTEGER, "custodian_id" INTEGER, "condition" TEXT NOT NULL CHECK ("condition" IN ('good', 'worn', 'damaged', 'to_repair', 'to_scrap')), "method" TEXT NOT NULL CHECK ("method" IN ('', 'straight_line', 'double_declining', 'sum_of_years', 'units_of_production', 'declining_balance', 'manual', 'none')), "life_months" INTEGER CHECK ("life_months" >= 1 AND "life_months" <= 1200), "residual" INTEGER CHECK ("residual" >= 0 AND "residual" <= 9007199254740992), "residual_percent" INTEGER CHECK ("residual_percent" >= 0 AND "residual_percent" <= 1000000), "start_convention" TEXT NOT NULL CHECK ("start_convention" IN ('', 'next_month', 'same_month', 'daily', 'half_year')), "total_units" INTEGER CHECK ("total_units" >= 0 AND "total_units" <= 1000000000000000), "declining_rate" INTEGER CHECK ("declining_rate" >= 0 AND "declining_rate" <= 1000000), "opening_accumulated" INTEGER CHECK ("opening_accumulated" >= 0 AND "opening_accumulated" <= 9007199254740992), "opening_months" INTEGER CHECK ("opening_months" >= 0 AND "opening_months" <= 1200), "opening_on" TEXT CHECK ("opening_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "invoice_number" TEXT NOT NULL, "contract_number" TEXT NOT NULL, "voucher_number" TEXT NOT NULL, "warranty_until" TEXT CHECK ("warranty_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "insurer" TEXT NOT NULL, "policy_number" TEXT NOT NULL, "insured_value" INTEGER CHECK ("insured_value" >= 0 AND "insured_value" <= 9007199254740992), "insured_until" TEXT CHECK ("insured_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "maintenance_months" INTEGER CHECK ("maintenance_months" >= 1 AND "maintenance_months" <= 1200), "due_back_on" TEXT CHECK ("due_back_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "removed_on" TEXT CHECK ("removed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'in_use', 'on_loan', 'under_repair', 'idle', 'disposal_requested', 'disposal_approved', 'scrapped', 'sold', 'donated', 'lost', 'merged')), "status_before" TEXT NOT NULL CHECK ("status_before" IN ('', 'draft', 'in_use', 'on_loan', 'under_repair', 'idle', 'disposal_requested', 'disposal_approved', 'scrapped', 'sold', 'donated', 'lost', 'merged')), "remarks" TEXT NOT NULL, FOREIGN KEY ("category_id") REFERENCES "asset_category" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("user_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("custodian_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "asset_number" ON "asset" ("number");

CREATE INDEX "asset_name" ON "asset" ("name");

CREATE INDEX "asset_category_id" ON "asset" ("category_id");

CREATE INDEX "asset_supplier_id" ON "asset" ("supplier_id");

CREATE INDEX "asset_cost" ON "asset" ("cost");

CREATE INDEX "asset_acquired_on" ON "asset" ("acquired_on");

CREATE INDEX "asset_in_use_on" ON "asset" ("in_use_on");

CREATE INDEX "asset_place_id" ON "asset" ("place_id");

CREATE INDEX "asset_department_id" ON "asset" ("department_id");

CREATE INDEX "asset_user_id" ON "asset" ("user_id");

CREATE INDEX "asset_custodian_id" ON "asset" ("custodian_id");

CREATE INDEX "asset_warranty_until" ON "asset" ("warranty_until");

CREATE INDEX "asset_insured_until" ON "asset" ("insured_until");

CREATE INDEX "asset_due_back_on" ON "asset" ("due_back_on");

CREATE INDEX "asset_status" ON "asset" ("status");

CREATE INDEX "asset_status_number" ON "asset" ("status", "number");

CREATE UNIQUE INDEX "asset_serial" ON "asset" ("serial") WHERE ("serial" != '');

CREATE TABLE "asset_event" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "asset_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('acquired', 'moved', 'issued', 'returned', 'repair_started', 'repaired', 'stored', 'restored', 'improved', 'revalued', 'impaired', 'life_changed', 'split', 'merged', 'shared', 'counted', 'disposal_requested', 'disposal_decided', 'disposed', 'reinstated')), "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "amount" INTEGER CHECK ("amount" <= 9007199254740992), "accumulated" INTEGER CHECK ("accumulated" <= 9007199254740992), "impairment" INTEGER CHECK ("impairment" <= 9007199254740992), "residual" INTEGER CHECK ("residual" >= 0 AND "residual" <= 9007199254740992), "method" TEXT NOT NULL CHECK ("method" IN ('', 'straight_line', 'double_declining', 'sum_of_years', 'units_of_production', 'declining_balance', 'manual', 'none')), "life_months" INTEGER CHECK ("life_months" >= 0 AND "life_months" <= 9007199254740992), "start_convention" TEXT NOT NULL CHECK ("start_convention" IN ('', 'next_month', 'same_month', 'daily', 'half_year')), "in_use_on" TEXT CHECK ("in_use_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "total_units" INTEGER CHECK ("total_units" >= 0 AND "total_units" <= 1000000000000000), "rate" INTEGER CHECK ("rate" >= 0 AND "rate" <= 1000000), "opening_months" INTEGER CHECK ("opening_months" >= 0 AND "opening_months" <= 9007199254740992), "opening_on" TEXT CHECK ("opening_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "quantity" INTEGER CHECK ("quantity" <= 1000000000000000), "status" TEXT NOT NULL CHECK ("status" IN ('', 'draft', 'in_use', 'on_loan', 'under_repair', 'idle', 'disposal_requested', 'disposal_approved', 'scrapped', 'sold', 'donated', 'lost', 'merged')), "place_id" INTEGER, "department_id" INTEGER, "user_id" INTEGER, "custodian_id" INTEGER, "condition" TEXT NOT NULL CHECK ("condition" IN ('', 'good', 'worn', 'damaged', 'to_repair', 'to_scrap')), "due_back_on" TEXT CHECK ("due_back_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "counterpart_id" INTEGER, "reverses_id" INTEGER, "reason" TEXT NOT NULL, "reference" TEXT NOT NULL, FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("user_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("custodian_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("counterpart_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("reverses_id") REFERENCES "asset_event" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "asset_event_asset_id" ON "asset_event" ("asset_id");

CREATE INDEX "asset_event_place_id" ON "asset_event" ("place_id");

CREATE INDEX "asset_event_department_id" ON "asset_event" ("department_id");

CREATE INDEX "asset_event_user_id" ON "asset_event" ("user_id");

CREATE INDEX "asset_event_custodian_id" ON "asset_event" ("custodian_id");

CREATE INDEX "asset_event_counterpart_id" ON "asset_event" ("counterpart_id");

CREATE INDEX "asset_event_reverses_id" ON "asset_event" ("reverses_id");

CREATE TRIGGER "asset_event_no_update" BEFORE UPDATE ON "asset_event"
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;

CREATE TRIGGER "asset_event_no_delete" BEFORE DELETE ON "asset_event"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'asset_event' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'asset_event is append-only'); END;

CREATE TABLE "meter_reading" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "asset_id" INTEGER NOT NULL, "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "units" INTEGER NOT NULL CHECK ("units" >= 0 AND "units" <= 1000000000000000), FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "meter_reading_asset_id" ON "meter_reading" ("asset_id");

CREATE UNIQUE INDEX "meter_reading_asset_id_period" ON "meter_reading" ("asset_id", "period");

CREATE TABLE "manual_charge" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "asset_id" INTEGER NOT NULL, "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "amount" INTEGER NOT NULL CHECK ("amount" >= 0 AND "amount" <= 9007199254740992), FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "manual_charge_asset_id" ON "manual_charge" ("asset_id");

CREATE UNIQUE INDEX "manual_charge_asset_id_period" ON "manual_charge" ("asset_id", "period");

CREATE TABLE "maintenance" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "asset_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('maintenance', 'repair', 'upgrade', 'calibration', 'inspection')), "planned_on" TEXT CHECK ("planned_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "done_on" TEXT CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "supplier_id" INTEGER, "cost" INTEGER CHECK ("cost" >= 0 AND "cost" <= 9007199254740992), "downtime_hours" INTEGER CHECK ("downtime_hours" >= 0 AND "downtime_hours" <= 1000000000000000), "under_warranty" INTEGER NOT NULL CHECK ("under_warranty" IN (0, 1)), "capitalise" INTEGER NOT NULL CHECK ("capitalise" IN (0, 1)), "description" TEXT NOT NULL, "accepted_by_id" INTEGER, FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT, FOREIGN KEY ("accepted_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "maintenance_number" ON "maintenance" ("number");

CREATE INDEX "maintenance_asset_id" ON "maintenance" ("asset_id");

CREATE INDEX "maintenance_planned_on" ON "maintenance" ("planned_on");

CREATE INDEX "maintenance_done_on" ON "maintenance" ("done_on");

CREATE INDEX "maintenance_supplier_id" ON "maintenance" ("supplier_id");

CREATE INDEX "maintenance_accepted_by_id" ON "maintenance" ("accepted_by_id");

CREATE TABLE "depreciation_run" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "posted_at" TEXT NOT NULL CHECK ("posted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "by_id" INTEGER, "count" INTEGER NOT NULL CHECK ("count" >= 0 AND "count" <= 9007199254740992), "total" INTEGER NOT NULL CHECK ("total" <= 9007199254740992), "whole" INTEGER NOT NULL CHECK ("whole" IN (0, 1)), "failures" TEXT NOT NULL, FOREIGN KEY ("by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "depreciation_run_number" ON "depreciation_run" ("number");

CREATE INDEX "depreciation_run_period" ON "depreciation_run" ("period");

CREATE INDEX "depreciation_run_by_id" ON "depreciation_run" ("by_id");

CREATE TABLE "depreciation_entry" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "asset_id" INTEGER NOT NULL, "book" TEXT NOT NULL, "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "posted_in" TEXT NOT NULL CHECK ("posted_in" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "amount" INTEGER NOT NULL CHECK ("amount" <= 9007199254740992), "accumulated" INTEGER NOT NULL CHECK ("accumulated" >= 0 AND "accumulated" <= 9007199254740992), "net_book_value" INTEGER NOT NULL CHECK ("net_book_value" >= 0 AND "net_book_value" <= 9007199254740992), "run_id" INTEGER NOT NULL, "previous_id" INTEGER, "event_id" INTEGER, "reverses_id" INTEGER, FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("run_id") REFERENCES "depreciation_run" ("id") ON DELETE RESTRICT, FOREIGN KEY ("previous_id") REFERENCES "depreciation_entry" ("id") ON DELETE RESTRICT, FOREIGN KEY ("event_id") REFERENCES "asset_event" ("id") ON DELETE RESTRICT, FOREIGN KEY ("reverses_id") REFERENCES "depreciation_entry" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "depreciation_entry_asset_id" ON "depreciation_entry" ("asset_id");

CREATE INDEX "depreciation_entry_run_id" ON "depreciation_entry" ("run_id");

CREATE INDEX "depreciation_entry_previous_id" ON "depreciation_entry" ("previous_id");

CREATE INDEX "depreciation_entry_event_id" ON "depreciation_entry" ("event_id");

CREATE INDEX "depreciation_entry_reverses_id" ON "depreciation_entry" ("reverses_id");

CREATE INDEX "depreciation_entry_asset_id_period" ON "depreciation_entry" ("asset_id", "period");

CREATE INDEX "depreciation_entry_period_amount" ON "depreciation_entry" ("period", "amount");

CREATE UNIQUE INDEX "depreciation_entry_once" ON "depreciation_entry" ("asset_id", "book", "period") WHERE ("reverses_id" IS NULL);

CREATE TRIGGER "depreciation_entry_no_update" BEFORE UPDATE ON "depreciation_entry"
BEGIN SELECT RAISE(ABORT, 'depreciation_entry is append-only'); END;

CREATE TRIGGER "depreciation_entry_no_delete" BEFORE DELETE ON "depreciation_entry"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'depreciation_entry' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'depreciation_entry is append-only'); END;

CREATE TABLE "stocktake" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "name" TEXT NOT NULL, "scope" TEXT NOT NULL CHECK ("scope" IN ('all', 'place', 'department', 'category')), "place_id" INTEGER, "department_id" INTEGER, "category_id" INTEGER, "counted_on" TEXT NOT NULL CHECK ("counted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "blind" INTEGER NOT NULL CHECK ("blind" IN (0, 1)), "counted_by_id" INTEGER, "reviewed_by_id" INTEGER, "approved_by_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('open', 'counted', 'reviewed', 'booked')), "remarks" TEXT NOT NULL, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("category_id") REFERENCES "asset_category" ("id") ON DELETE RESTRICT, FOREIGN KEY ("counted_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("reviewed_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("approved_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "stocktake_number" ON "stocktake" ("number");

CREATE INDEX "stocktake_place_id" ON "stocktake" ("place_id");

CREATE INDEX "stocktake_department_id" ON "stocktake" ("department_id");

CREATE INDEX "stocktake_category_id" ON "stocktake" ("category_id");

CREATE INDEX "stocktake_counted_by_id" ON "stocktake" ("counted_by_id");

CREATE INDEX "stocktake_reviewed_by_id" ON "stocktake" ("reviewed_by_id");

CREATE INDEX "stocktake_approved_by_id" ON "stocktake" ("approved_by_id");

CREATE INDEX "stocktake_state" ON "stocktake" ("state");

CREATE TABLE "stocktake_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "stocktake_id" INTEGER NOT NULL, "asset_id" INTEGER, "tag" TEXT NOT NULL, "expected_place_id" INTEGER, "expected_custodian_id" INTEGER, "expected_status" TEXT NOT NULL CHECK ("expected_status" IN ('', 'draft', 'in_use', 'on_loan', 'under_repair', 'idle', 'disposal_requested', 'disposal_approved', 'scrapped', 'sold', 'donated', 'lost', 'merged')), "expected_quantity" INTEGER CHECK ("expected_quantity" >= 0 AND "expected_quantity" <= 1000000000000000), "counted_quantity" INTEGER CHECK ("counted_quantity" >= 0 AND "counted_quantity" <= 1000000000000000), "found_place_id" INTEGER, "result" TEXT NOT NULL CHECK ("result" IN ('', 'found', 'missing', 'misplaced', 'unknown', 'duplicate', 'surplus')), "condition" TEXT NOT NULL CHECK ("condition" IN ('', 'good', 'worn', 'damaged', 'to_repair', 'to_scrap')), "scanned_at" TEXT CHECK ("scanned_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "scans" INTEGER CHECK ("scans" >= 0 AND "scans" <= 9007199254740992), "cause" TEXT NOT NULL, "decision" TEXT NOT NULL CHECK ("decision" IN ('', 'keep', 'move', 'lost', 'add', 'reinstate')), "approved_by_id" INTEGER, FOREIGN KEY ("stocktake_id") REFERENCES "stocktake" ("id") ON DELETE RESTRICT, FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("expected_place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("expected_custodian_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("found_place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("approved_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "stocktake_line_stocktake_id" ON "stocktake_line" ("stocktake_id");

CREATE INDEX "stocktake_line_asset_id" ON "stocktake_line" ("asset_id");

CREATE INDEX "stocktake_line_tag" ON "stocktake_line" ("tag");

CREATE INDEX "stocktake_line_expected_place_id" ON "stocktake_line" ("expected_place_id");

CREATE INDEX "stocktake_line_expected_custodian_id" ON "stocktake_line" ("expected_custodian_id");

CREATE INDEX "stocktake_line_found_place_id" ON "stocktake_line" ("found_place_id");

CREATE INDEX "stocktake_line_approved_by_id" ON "stocktake_line" ("approved_by_id");

CREATE INDEX "stocktake_line_stocktake_id_asset_id" ON "stocktake_line" ("stocktake_id", "asset_id");

CREATE TABLE "disposal" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "asset_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('scrap', 'sale', 'donation', 'loss')), "reason" TEXT NOT NULL, "requested_by_id" INTEGER NOT NULL, "requested_on" TEXT NOT NULL CHECK ("requested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "expected_proceeds" INTEGER CHECK ("expected_proceeds" >= 0 AND "expected_proceeds" <= 9007199254740992), "proceeds" INTEGER CHECK ("proceeds" >= 0 AND "proceeds" <= 9007199254740992), "costs" INTEGER CHECK ("costs" >= 0 AND "costs" <= 9007199254740992), "buyer" TEXT NOT NULL, "done_on" TEXT CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "final_cost" INTEGER CHECK ("final_cost" >= 0 AND "final_cost" <= 9007199254740992), "final_accumulated" INTEGER CHECK ("final_accumulated" >= 0 AND "final_accumulated" <= 9007199254740992), "final_net_book_value" INTEGER CHECK ("final_net_book_value" >= 0 AND "final_net_book_value" <= 9007199254740992), "state" TEXT NOT NULL CHECK ("state" IN ('requested', 'approved', 'rejected', 'done', 'reversed')), FOREIGN KEY ("asset_id") REFERENCES "asset" ("id") ON DELETE RESTRICT, FOREIGN KEY ("requested_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "disposal_number" ON "disposal" ("number");

CREATE INDEX "disposal_asset_id" ON "disposal" ("asset_id");

CREATE INDEX "disposal_requested_by_id" ON "disposal" ("requested_by_id");

CREATE INDEX "disposal_done_on" ON "disposal" ("done_on");

CREATE INDEX "disposal_state" ON "disposal" ("state");

CREATE TABLE search_kind (id INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE) STRICT;

CREATE VIRTUAL TABLE search USING fts5(words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');

