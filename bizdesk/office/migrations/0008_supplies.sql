CREATE TABLE "supply_category" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), FOREIGN KEY ("parent_id") REFERENCES "supply_category" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "supply_category_code" ON "supply_category" ("code");

CREATE INDEX "supply_category_name" ON "supply_category" ("name");

CREATE INDEX "supply_category_parent_id" ON "supply_category" ("parent_id");

CREATE TABLE "supply" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "specification" TEXT NOT NULL, "brand" TEXT NOT NULL, "category_id" INTEGER, "unit" TEXT NOT NULL, "purchase_unit" TEXT NOT NULL, "factor" INTEGER NOT NULL CHECK ("factor" >= 0 AND "factor" <= 1000000000000000), "barcodes" TEXT NOT NULL, "place_id" INTEGER, "supplier_id" INTEGER, "price" INTEGER CHECK ("price" >= 0 AND "price" <= 9007199254740992), "min_quantity" INTEGER CHECK ("min_quantity" >= 0 AND "min_quantity" <= 1000000000000000), "max_quantity" INTEGER CHECK ("max_quantity" >= 0 AND "max_quantity" <= 1000000000000000), "reorder_level" INTEGER CHECK ("reorder_level" >= 0 AND "reorder_level" <= 1000000000000000), "order_multiple" INTEGER CHECK ("order_multiple" >= 0 AND "order_multiple" <= 1000000000000000), "lead_days" INTEGER CHECK ("lead_days" >= 0 AND "lead_days" <= 3650), "valuation" TEXT NOT NULL CHECK ("valuation" IN ('moving_average', 'fifo', 'month_end_average')), "return_old" INTEGER NOT NULL CHECK ("return_old" IN (0, 1)), "track_expiry" INTEGER NOT NULL CHECK ("track_expiry" IN (0, 1)), "account" TEXT NOT NULL, "opening_quantity" INTEGER CHECK ("opening_quantity" >= 0 AND "opening_quantity" <= 1000000000000000), "opening_amount" INTEGER CHECK ("opening_amount" >= 0 AND "opening_amount" <= 9007199254740992), "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), "remarks" TEXT NOT NULL, FOREIGN KEY ("category_id") REFERENCES "supply_category" ("id") ON DELETE RESTRICT, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "supply_code" ON "supply" ("code");

CREATE INDEX "supply_name" ON "supply" ("name");

CREATE INDEX "supply_category_id" ON "supply" ("category_id");

CREATE INDEX "supply_place_id" ON "supply" ("place_id");

CREATE INDEX "supply_supplier_id" ON "supply" ("supplier_id");

CREATE TABLE "quota" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "department_id" INTEGER, "staff_id" INTEGER, "supply_id" INTEGER, "category_id" INTEGER, "period" TEXT NOT NULL CHECK ("period" IN ('month', 'quarter', 'year')), "quantity" INTEGER CHECK ("quantity" >= 0 AND "quantity" <= 1000000000000000), "amount" INTEGER CHECK ("amount" >= 0 AND "amount" <= 9007199254740992), "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT, FOREIGN KEY ("category_id") REFERENCES "supply_category" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "quota_number" ON "quota" ("number");

CREATE INDEX "quota_department_id" ON "quota" ("department_id");

CREATE INDEX "quota_staff_id" ON "quota" ("staff_id");

CREATE INDEX "quota_supply_id" ON "quota" ("supply_id");

CREATE INDEX "quota_category_id" ON "quota" ("category_id");

CREATE TABLE "requisition" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "applicant_id" INTEGER NOT NULL, "department_id" INTEGER, "requested_on" TEXT NOT NULL CHECK ("requested_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "needed_by" TEXT CHECK ("needed_by" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "purpose" TEXT NOT NULL, "urgency" TEXT NOT NULL CHECK ("urgency" IN ('normal', 'urgent')), "project" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'submitted', 'approved', 'partly_issued', 'issued', 'rejected', 'closed')), "remarks" TEXT NOT NULL, FOREIGN KEY ("applicant_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "requisition_number" ON "requisition" ("number");

CREATE INDEX "requisition_applicant_id" ON "requisition" ("applicant_id");

CREATE INDEX "requisition_department_id" ON "requisition" ("department_id");

CREATE INDEX "requisition_requested_on" ON "requisition" ("requested_on");

CREATE INDEX "requisition_state" ON "requisition" ("state");

CREATE TABLE "requisition_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "requisition_id" INTEGER NOT NULL, "supply_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL CHECK ("quantity" >= 0 AND "quantity" <= 1000000000000000), "approved" INTEGER CHECK ("approved" >= 0 AND "approved" <= 1000000000000000), "remarks" TEXT NOT NULL, FOREIGN KEY ("requisition_id") REFERENCES "requisition" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "requisition_line_requisition_id" ON "requisition_line" ("requisition_id");

CREATE INDEX "requisition_line_supply_id" ON "requisition_line" ("supply_id");

CREATE UNIQUE INDEX "requisition_line_requisition_id_supply_id" ON "requisition_line" ("requisition_id", "supply_id");

CREATE TABLE "purchase_plan" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "title" TEXT NOT NULL, "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'), "prepared_by_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'submitted', 'approved', 'rejected', 'ordered', 'closed')), "remarks" TEXT NOT NULL, FOREIGN KEY ("prepared_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "purchase_plan_number" ON "purchase_plan" ("number");

CREATE INDEX "purchase_plan_month" ON "purchase_plan" ("month");

CREATE INDEX "purchase_plan_prepared_by_id" ON "purchase_plan" ("prepared_by_id");

CREATE INDEX "purchase_plan_state" ON "purchase_plan" ("state");

CREATE TABLE "purchase_plan_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "plan_id" INTEGER NOT NULL, "supply_id" INTEGER NOT NULL, "proposed" INTEGER CHECK ("proposed" >= 0 AND "proposed" <= 1000000000000000), "planned" INTEGER NOT NULL CHECK ("planned" >= 0 AND "planned" <= 1000000000000000), "price" INTEGER CHECK ("price" >= 0 AND "price" <= 9007199254740992), "supplier_id" INTEGER, "department_id" INTEGER, "needed_by" TEXT CHECK ("needed_by" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "reason" TEXT NOT NULL, FOREIGN KEY ("plan_id") REFERENCES "purchase_plan" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "purchase_plan_line_plan_id" ON "purchase_plan_line" ("plan_id");

CREATE INDEX "purchase_plan_line_supply_id" ON "purchase_plan_line" ("supply_id");

CREATE INDEX "purchase_plan_line_supplier_id" ON "purchase_plan_line" ("supplier_id");

CREATE INDEX "purchase_plan_line_department_id" ON "purchase_plan_line" ("department_id");

CREATE UNIQUE INDEX "purchase_plan_line_plan_id_supply_id" ON "purchase_plan_line" ("plan_id", "supply_id");

CREATE TABLE "quotation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "line_id" INTEGER NOT NULL, "supplier_id" INTEGER NOT NULL, "price" INTEGER NOT NULL CHECK ("price" >= 0 AND "price" <= 9007199254740992), "valid_until" TEXT CHECK ("valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "remarks" TEXT NOT NULL, FOREIGN KEY ("line_id") REFERENCES "purchase_plan_line" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "quotation_line_id" ON "quotation" ("line_id");

CREATE INDEX "quotation_supplier_id" ON "quotation" ("supplier_id");

CREATE TABLE "purchase_order" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "supplier_id" INTEGER NOT NULL, "plan_id" INTEGER, "ordered_on" TEXT CHECK ("ordered_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "expected_on" TEXT CHECK ("expected_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "buyer_id" INTEGER, "amount" INTEGER CHECK ("amount" >= 0 AND "amount" <= 9007199254740992), "reference" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'ordered', 'partly_received', 'received', 'closed', 'cancelled')), "remarks" TEXT NOT NULL, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT, FOREIGN KEY ("plan_id") REFERENCES "purchase_plan" ("id") ON DELETE RESTRICT, FOREIGN KEY ("buyer_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "purchase_order_number" ON "purchase_order" ("number");

CREATE INDEX "purchase_order_supplier_id" ON "purchase_order" ("supplier_id");

CREATE INDEX "purchase_order_plan_id" ON "purchase_order" ("plan_id");

CREATE INDEX "purchase_order_ordered_on" ON "purchase_order" ("ordered_on");

CREATE INDEX "purchase_order_expected_on" ON "purchase_order" ("expected_on");

CREATE INDEX "purchase_order_buyer_id" ON "purchase_order" ("buyer_id");

CREATE INDEX "purchase_order_state" ON "purchase_order" ("state");

CREATE TABLE "purchase_order_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "order_id" INTEGER NOT NULL, "supply_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL CHECK ("quantity" >= 0 AND "quantity" <= 1000000000000000), "price" INTEGER NOT NULL CHECK ("price" >= 0 AND "price" <= 9007199254740992), "plan_line_id" INTEGER, "account" TEXT NOT NULL, "project" TEXT NOT NULL, "remarks" TEXT NOT NULL, FOREIGN KEY ("order_id") REFERENCES "purchase_order" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT, FOREIGN KEY ("plan_line_id") REFERENCES "purchase_plan_line" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "purchase_order_line_order_id" ON "purchase_order_line" ("order_id");

CREATE INDEX "purchase_order_line_supply_id" ON "purchase_order_line" ("supply_id");

CREATE INDEX "purchase_order_line_plan_line_id" ON "purchase_order_line" ("plan_line_id");

CREATE TABLE "movement" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "supply_id" INTEGER NOT NULL, "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "time" TEXT NOT NULL CHECK ("time" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "kind" TEXT NOT NULL CHECK ("kind" IN ('opening', 'receipt', 'issue', 'return_from_user', 'return_to_supplier', 'transfer', 'count', 'write_off', 'revaluation', 'reversal')), "quantity" INTEGER NOT NULL CHECK ("quantity" <= 1000000000000000), "value" INTEGER NOT NULL CHECK ("value" <= 9007199254740992), "place_id" INTEGER, "department_id" INTEGER, "staff_id" INTEGER, "supplier_id" INTEGER, "order_id" INTEGER, "requisition_id" INTEGER, "batch" TEXT NOT NULL, "expires_on" TEXT CHECK ("expires_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "of_id" INTEGER, "account" TEXT NOT NULL, "project" TEXT NOT NULL, "reference" TEXT NOT NULL, "reason" TEXT NOT NULL, FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("staff_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supplier_id") REFERENCES "supplier" ("id") ON DELETE RESTRICT, FOREIGN KEY ("order_id") REFERENCES "purchase_order_line" ("id") ON DELETE RESTRICT, FOREIGN KEY ("requisition_id") REFERENCES "requisition_line" ("id") ON DELETE RESTRICT, FOREIGN KEY ("of_id") REFERENCES "movement" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "movement_number" ON "movement" ("number");

CREATE INDEX "movement_supply_id" ON "movement" ("supply_id");

CREATE INDEX "movement_place_id" ON "movement" ("place_id");

CREATE INDEX "movement_department_id" ON "movement" ("department_id");

CREATE INDEX "movement_staff_id" ON "movement" ("staff_id");

CREATE INDEX "movement_supplier_id" ON "movement" ("supplier_id");

CREATE INDEX "movement_order_id" ON "movement" ("order_id");

CREATE INDEX "movement_requisition_id" ON "movement" ("requisition_id");

CREATE INDEX "movement_of_id" ON "movement" ("of_id");

CREATE INDEX "movement_supply_id_date" ON "movement" ("supply_id", "date");

CREATE INDEX "movement_supply_id_place_id_date_quantity_value" ON "movement" ("supply_id", "place_id", "date", "quantity", "value");

CREATE TRIGGER "movement_no_update" BEFORE UPDATE ON "movement"
BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

CREATE TRIGGER "movement_no_delete" BEFORE DELETE ON "movement"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'movement' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'movement is append-only'); END;

CREATE TABLE "supply_count" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "title" TEXT NOT NULL, "place_id" INTEGER, "category_id" INTEGER, "counted_on" TEXT NOT NULL CHECK ("counted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "counted_by_id" INTEGER, "opened_at" TEXT CHECK ("opened_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "blind" INTEGER NOT NULL CHECK ("blind" IN (0, 1)), "state" TEXT NOT NULL CHECK ("state" IN ('open', 'counted', 'approved', 'booked', 'cancelled')), "remarks" TEXT NOT NULL, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("category_id") REFERENCES "supply_category" ("id") ON DELETE RESTRICT, FOREIGN KEY ("counted_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "supply_count_number" ON "supply_count" ("number");

CREATE INDEX "supply_count_place_id" ON "supply_count" ("place_id");

CREATE INDEX "supply_count_category_id" ON "supply_count" ("category_id");

CREATE INDEX "supply_count_counted_on" ON "supply_count" ("counted_on");

CREATE INDEX "supply_count_counted_by_id" ON "supply_count" ("counted_by_id");

CREATE INDEX "supply_count_state" ON "supply_count" ("state");

CREATE TABLE "supply_count_line" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "count_id" INTEGER NOT NULL, "supply_id" INTEGER NOT NULL, "place_id" INTEGER, "batch" TEXT NOT NULL, "snapshot" INTEGER CHECK ("snapshot" <= 1000000000000000), "counted" INTEGER CHECK ("counted" >= 0 AND "counted" <= 1000000000000000), "counted_at" TEXT CHECK ("counted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "again" INTEGER NOT NULL CHECK ("again" IN (0, 1)), "recounted" INTEGER CHECK ("recounted" >= 0 AND "recounted" <= 1000000000000000), "reason" TEXT NOT NULL, "movement_id" INTEGER, FOREIGN KEY ("count_id") REFERENCES "supply_count" ("id") ON DELETE RESTRICT, FOREIGN KEY ("supply_id") REFERENCES "supply" ("id") ON DELETE RESTRICT, FOREIGN KEY ("place_id") REFERENCES "place" ("id") ON DELETE RESTRICT, FOREIGN KEY ("movement_id") REFERENCES "movement" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "supply_count_line_count_id" ON "supply_count_line" ("count_id");

CREATE INDEX "supply_count_line_supply_id" ON "supply_count_line" ("supply_id");

CREATE INDEX "supply_count_line_place_id" ON "supply_count_line" ("place_id");

CREATE INDEX "supply_count_line_movement_id" ON "supply_count_line" ("movement_id");

CREATE INDEX "supply_count_line_count_id_supply_id_place_id" ON "supply_count_line" ("count_id", "supply_id", "place_id");
