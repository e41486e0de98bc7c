CREATE TABLE "account" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "kind" TEXT NOT NULL CHECK ("kind" IN ('expense', 'capital', 'income')), "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), "remarks" TEXT NOT NULL, FOREIGN KEY ("parent_id") REFERENCES "account" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "account_code" ON "account" ("code");

CREATE INDEX "account_name" ON "account" ("name");

CREATE INDEX "account_parent_id" ON "account" ("parent_id");

CREATE TABLE "fiscal_year" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "year" TEXT NOT NULL, "starts_on" TEXT NOT NULL CHECK ("starts_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "closed_through" TEXT CHECK ("closed_through" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "state" TEXT NOT NULL CHECK ("state" IN ('open', 'closed'))) STRICT;

CREATE UNIQUE INDEX "fiscal_year_year" ON "fiscal_year" ("year");

CREATE INDEX "fiscal_year_state" ON "fiscal_year" ("state");

CREATE TABLE "budget" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "year_id" INTEGER NOT NULL, "title" TEXT NOT NULL, "version" INTEGER CHECK ("version" >= 1 AND "version" <= 9007199254740992), "prepared_by_id" INTEGER, "approved_on" TEXT CHECK ("approved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "carried_from_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'submitted', 'reviewed', 'approved', 'rejected', 'superseded', 'closed')), "remarks" TEXT NOT NULL, FOREIGN KEY ("year_id") REFERENCES "fiscal_year" ("id") ON DELETE RESTRICT, FOREIGN KEY ("prepared_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("carried_from_id") REFERENCES "fiscal_year" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "budget_number" ON "budget" ("number");

CREATE INDEX "budget_year_id" ON "budget" ("year_id");

CREATE INDEX "budget_prepared_by_id" ON "budget" ("prepared_by_id");

CREATE INDEX "budget_carried_from_id" ON "budget" ("carried_from_id");

CREATE INDEX "budget_state" ON "budget" ("state");

CREATE UNIQUE INDEX "budget_year_id_version" ON "budget" ("year_id", "version");

CREATE TABLE "budget_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "budget_id" INTEGER NOT NULL, "department_id" INTEGER, "account_id" INTEGER NOT NULL, "project" TEXT NOT NULL, "activity" TEXT NOT NULL, "month_1" INTEGER NOT NULL CHECK ("month_1" >= 0 AND "month_1" <= 9007199254740992), "month_2" INTEGER NOT NULL CHECK ("month_2" >= 0 AND "month_2" <= 9007199254740992), "month_3" INTEGER NOT NULL CHECK ("month_3" >= 0 AND "month_3" <= 9007199254740992), "month_4" INTEGER NOT NULL CHECK ("month_4" >= 0 AND "month_4" <= 9007199254740992), "month_5" INTEGER NOT NULL CHECK ("month_5" >= 0 AND "month_5" <= 9007199254740992), "month_6" INTEGER NOT NULL CHECK ("month_6" >= 0 AND "month_6" <= 9007199254740992), "month_7" INTEGER NOT NULL CHECK ("month_7" >= 0 AND "month_7" <= 9007199254740992), "month_8" INTEGER NOT NULL CHECK ("month_8" >= 0 AND "month_8" <= 9007199254740992), "month_9" INTEGER NOT NULL CHECK ("month_9" >= 0 AND "month_9" <= 9007199254740992), "month_10" INTEGER NOT NULL CHECK ("month_10" >= 0 AND "month_10" <= 9007199254740992), "month_11" INTEGER NOT NULL CHECK ("month_11" >= 0 AND "month_11" <= 9007199254740992), "month_12" INTEGER NOT NULL CHECK ("month_12" >= 0 AND "month_12" <= 9007199254740992), "control_annual" TEXT NOT NULL CHECK ("control_annual" IN ('stop', 'warn', 'ignore')), "control_to_date" TEXT NOT NULL CHECK ("control_to_date" IN ('stop', 'warn', 'ignore')), "carry_over" INTEGER NOT NULL CHECK ("carry_over" IN (0, 1)), "explanation" TEXT NOT NULL, FOREIGN KEY ("budget_id") REFERENCES "budget" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "budget_line_budget_id" ON "budget_line" ("budget_id");

CREATE INDEX "budget_line_department_id" ON "budget_line" ("department_id");

CREATE INDEX "budget_line_account_id" ON "budget_line" ("account_id");

CREATE TABLE "budget_change" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "budget_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('increase', 'decrease', 'transfer')), "reason" TEXT NOT NULL, "applicant_id" INTEGER, "requested_on" TEXT NOT NULL CHECK ("requested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "approved_on" TEXT CHECK ("approved_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "carried_from_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'submitted', 'approved', 'rejected')), "remarks" TEXT NOT NULL, FOREIGN KEY ("budget_id") REFERENCES "budget" ("id") ON DELETE RESTRICT, FOREIGN KEY ("applicant_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("carried_from_id") REFERENCES "fiscal_year" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "budget_change_number" ON "budget_change" ("number");

CREATE INDEX "budget_change_budget_id" ON "budget_change" ("budget_id");

CREATE INDEX "budget_change_applicant_id" ON "budget_change" ("applicant_id");

CREATE INDEX "budget_change_requested_on" ON "budget_change" ("requested_on");

CREATE INDEX "budget_change_carried_from_id" ON "budget_change" ("carried_from_id");

CREATE INDEX "budget_change_state" ON "budget_change" ("state");

CREATE TABLE "budget_change_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "change_id" INTEGER NOT NULL, "line_id" INTEGER NOT NULL, "month" INTEGER NOT NULL CHECK ("month" >= 1 AND "month" <= 12), "amount" INTEGER NOT NULL CHECK ("amount" <= 9007199254740992), FOREIGN KEY ("change_id") REFERENCES "budget_change" ("id") ON DELETE RESTRICT, FOREIGN KEY ("line_id") REFERENCES "budget_line" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "budget_change_line_change_id" ON "budget_change_line" ("change_id");

CREATE INDEX "budget_change_line_line_id" ON "budget_change_line" ("line_id");

CREATE TABLE "commitment" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "department_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "project" TEXT NOT NULL, "activity" TEXT NOT NULL, "description" TEXT NOT NULL, "amount" INTEGER NOT NULL CHECK ("amount" >= 0 AND "amount" <= 9007199254740992), "source_kind" TEXT NOT NULL, "source_id" INTEGER CHECK ("source_id" >= 0 AND "source_id" <= 9007199254740992), "open_amount" INTEGER NOT NULL CHECK ("open_amount" >= 0 AND "open_amount" <= 9007199254740992), "released" INTEGER NOT NULL CHECK ("released" >= 0 AND "released" <= 9007199254740992), "released_on" TEXT CHECK ("released_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "reason" TEXT NOT NULL, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "commitment_number" ON "commitment" ("number");

CREATE INDEX "commitment_date" ON "commitment" ("date");

CREATE INDEX "commitment_department_id" ON "commitment" ("department_id");

CREATE INDEX "commitment_account_id" ON "commitment" ("account_id");

CREATE INDEX "commitment_source_kind_source_id" ON "commitment" ("source_kind", "source_id");

CREATE INDEX "commitment_account_id_department_id_project_activity_dat_960e79b" ON "commitment" ("account_id", "department_id", "project", "activity", "date", "open_amount");

CREATE TABLE "expense" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "period" TEXT CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "department_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "project" TEXT NOT NULL, "activity" TEXT NOT NULL, "customer_id" INTEGER, "asset" TEXT NOT NULL, "complaint" TEXT NOT NULL, "payee" TEXT NOT NULL, "amount" INTEGER NOT NULL CHECK ("amount" <= 9007199254740992), "voucher_number" TEXT NOT NULL, "description" TEXT NOT NULL, "commitment_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'posted', 'reversed')), "reverses_id" INTEGER, "source_kind" TEXT NOT NULL, "source_id" INTEGER CHECK ("source_id" >= 0 AND "source_id" <= 9007199254740992), "exception_by_id" INTEGER, "exception_reason" TEXT NOT NULL, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE RESTRICT, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("commitment_id") REFERENCES "commitment" ("id") ON DELETE RESTRICT, FOREIGN KEY ("reverses_id") REFERENCES "expense" ("id") ON DELETE RESTRICT, FOREIGN KEY ("exception_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "expense_number" ON "expense" ("number");

CREATE INDEX "expense_date" ON "expense" ("date");

CREATE INDEX "expense_department_id" ON "expense" ("department_id");

CREATE INDEX "expense_account_id" ON "expense" ("account_id");

CREATE INDEX "expense_customer_id" ON "expense" ("customer_id");

CREATE INDEX "expense_commitment_id" ON "expense" ("commitment_id");

CREATE INDEX "expense_state" ON "expense" ("state");

CREATE INDEX "expense_reverses_id" ON "expense" ("reverses_id");

CREATE INDEX "expense_exception_by_id" ON "expense" ("exception_by_id");

CREATE INDEX "expense_account_id_department_id_project_activity_period_2a00af0" ON "expense" ("account_id", "department_id", "project", "activity", "period", "state", "amount");

CREATE INDEX "expense_source_kind_source_id" ON "expense" ("source_kind", "source_id");

CREATE INDEX "expense_voucher_number" ON "expense" ("voucher_number");

CREATE TABLE "budget_alert" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "line_id" INTEGER NOT NULL, "percent" INTEGER NOT NULL CHECK ("percent" >= 0 AND "percent" <= 9007199254740992), "crossed_on" TEXT NOT NULL CHECK ("crossed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "seen_by_id" INTEGER, "seen_on" TEXT CHECK ("seen_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), FOREIGN KEY ("line_id") REFERENCES "budget_line" ("id") ON DELETE RESTRICT, FOREIGN KEY ("seen_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "budget_alert_line_id" ON "budget_alert" ("line_id");

CREATE INDEX "budget_alert_crossed_on" ON "budget_alert" ("crossed_on");

CREATE INDEX "budget_alert_seen_by_id" ON "budget_alert" ("seen_by_id");

CREATE TABLE "variance_note" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "line_id" INTEGER NOT NULL, "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "cause" TEXT NOT NULL, "action" TEXT NOT NULL, "owner_id" INTEGER, "due" TEXT CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "state" TEXT NOT NULL CHECK ("state" IN ('open', 'done')), FOREIGN KEY ("line_id") REFERENCES "budget_line" ("id") ON DELETE RESTRICT, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "variance_note_line_id" ON "variance_note" ("line_id");

CREATE INDEX "variance_note_period" ON "variance_note" ("period");

CREATE INDEX "variance_note_owner_id" ON "variance_note" ("owner_id");

CREATE INDEX "variance_note_due" ON "variance_note" ("due");

CREATE INDEX "variance_note_state" ON "variance_note" ("state");

CREATE TABLE "cost_pool" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "department_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "driver" TEXT NOT NULL CHECK ("driver" IN ('head_count', 'area', 'hours', 'shares')), "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "cost_pool_code" ON "cost_pool" ("code");

CREATE INDEX "cost_pool_name" ON "cost_pool" ("name");

CREATE INDEX "cost_pool_department_id" ON "cost_pool" ("department_id");

CREATE INDEX "cost_pool_account_id" ON "cost_pool" ("account_id");

CREATE TABLE "cost_share" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "pool_id" INTEGER NOT NULL, "department_id" INTEGER NOT NULL, "project" TEXT NOT NULL, "basis" INTEGER NOT NULL CHECK ("basis" >= 0 AND "basis" <= 1000000000000000), FOREIGN KEY ("pool_id") REFERENCES "cost_pool" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "cost_share_pool_id" ON "cost_share" ("pool_id");

CREATE INDEX "cost_share_department_id" ON "cost_share" ("department_id");

CREATE TABLE "cost_allocation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "pool_id" INTEGER NOT NULL, "period" TEXT NOT NULL CHECK ("period" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "department_id" INTEGER NOT NULL, "project" TEXT NOT NULL, "basis" INTEGER NOT NULL CHECK ("basis" >= 0 AND "basis" <= 1000000000000000), "amount" INTEGER NOT NULL CHECK ("amount" <= 9007199254740992), "reverses_id" INTEGER, FOREIGN KEY ("pool_id") REFERENCES "cost_pool" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("reverses_id") REFERENCES "cost_allocation" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "cost_allocation_pool_id" ON "cost_allocation" ("pool_id");

CREATE INDEX "cost_allocation_period" ON "cost_allocation" ("period");

CREATE INDEX "cost_allocation_department_id" ON "cost_allocation" ("department_id");

CREATE INDEX "cost_allocation_reverses_id" ON "cost_allocation" ("reverses_id");

CREATE TRIGGER "cost_allocation_no_update" BEFORE UPDATE ON "cost_allocation"
BEGIN SELECT RAISE(ABORT, 'cost_allocation is append-only'); END;

CREATE TRIGGER "cost_allocation_no_delete" BEFORE DELETE ON "cost_allocation"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'cost_allocation' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'cost_allocation is append-only'); END;

CREATE TABLE "cost_measure" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "what" TEXT NOT NULL, "owner_id" INTEGER NOT NULL, "department_id" INTEGER, "account_id" INTEGER NOT NULL, "starts_on" TEXT NOT NULL CHECK ("starts_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "ends_on" TEXT NOT NULL CHECK ("ends_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "baseline" INTEGER NOT NULL CHECK ("baseline" >= 0 AND "baseline" <= 9007199254740992), "target" INTEGER NOT NULL CHECK ("target" >= 0 AND "target" <= 9007199254740992), "state" TEXT NOT NULL CHECK ("state" IN ('open', 'done', 'dropped')), "remarks" TEXT NOT NULL, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "cost_measure_number" ON "cost_measure" ("number");

CREATE INDEX "cost_measure_owner_id" ON "cost_measure" ("owner_id");

CREATE INDEX "cost_measure_department_id" ON "cost_measure" ("department_id");

CREATE INDEX "cost_measure_account_id" ON "cost_measure" ("account_id");

CREATE INDEX "cost_measure_starts_on" ON "cost_measure" ("starts_on");

CREATE INDEX "cost_measure_ends_on" ON "cost_measure" ("ends_on");

CREATE INDEX "cost_measure_state" ON "cost_measure" ("state");

DROP INDEX "movement_supply_id_place_id_date_quantity_value";

CREATE INDEX "movement_supply_id_place_id_batch_expires_on_date_quantity_value" ON "movement" ("supply_id", "place_id", "batch", "expires_on", "date", "quantity", "value");
