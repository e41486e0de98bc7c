CREATE TABLE "customer" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "short_name" TEXT NOT NULL, "industry" TEXT NOT NULL, "region" TEXT NOT NULL, "level" TEXT NOT NULL CHECK ("level" IN ('A', 'B', 'C')), "owner_id" INTEGER, "status" TEXT NOT NULL CHECK ("status" IN ('prospect', 'active', 'dormant', 'lost')), "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "address" TEXT NOT NULL, "tax_number" TEXT NOT NULL, "source" TEXT NOT NULL, "credit_limit" INTEGER CHECK ("credit_limit" >= 0 AND "credit_limit" <= 9007199254740992), "credit_rating" TEXT NOT NULL, "remarks" TEXT NOT NULL, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "customer_code" ON "customer" ("code");

CREATE INDEX "customer_name" ON "customer" ("name");

CREATE INDEX "customer_owner_id" ON "customer" ("owner_id");

CREATE INDEX "customer_phone" ON "customer" ("phone");

CREATE TABLE "contact" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "customer_id" INTEGER NOT NULL, "name" TEXT NOT NULL, "title" TEXT NOT NULL, "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "primary" INTEGER NOT NULL CHECK ("primary" IN (0, 1)), "remarks" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "contact_number" ON "contact" ("number");

CREATE INDEX "contact_customer_id" ON "contact" ("customer_id");

CREATE INDEX "contact_name" ON "contact" ("name");

CREATE INDEX "contact_phone" ON "contact" ("phone");

CREATE TABLE "complaint_category" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), FOREIGN KEY ("parent_id") REFERENCES "complaint_category" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "complaint_category_code" ON "complaint_category" ("code");

CREATE INDEX "complaint_category_name" ON "complaint_category" ("name");

CREATE INDEX "complaint_category_parent_id" ON "complaint_category" ("parent_id");

CREATE TABLE "complaint_cause" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "parent_id" INTEGER, "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)), FOREIGN KEY ("parent_id") REFERENCES "complaint_cause" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "complaint_cause_code" ON "complaint_cause" ("code");

CREATE INDEX "complaint_cause_name" ON "complaint_cause" ("name");

CREATE INDEX "complaint_cause_parent_id" ON "complaint_cause" ("parent_id");

CREATE TABLE "complaint" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "channel" TEXT NOT NULL CHECK ("channel" IN ('phone', 'visit', 'email', 'online', 'wechat', 'letter', 'forwarded')), "customer_id" INTEGER NOT NULL, "contact_id" INTEGER, "phone" TEXT NOT NULL, "subject" TEXT NOT NULL, "description" TEXT NOT NULL, "demand" TEXT NOT NULL, "product" TEXT NOT NULL, "category_id" INTEGER, "severity" TEXT NOT NULL CHECK ("severity" IN ('minor', 'serious', 'critical')), "received_at" TEXT NOT NULL CHECK ("received_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "received_by_id" INTEGER, "repeated_id" INTEGER, "department_id" INTEGER, "owner_id" INTEGER, "assigned_at" TEXT CHECK ("assigned_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "responded_at" TEXT CHECK ("responded_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "investigated_at" TEXT CHECK ("investigated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "proposed_at" TEXT CHECK ("proposed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "resolved_at" TEXT CHECK ("resolved_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "assignment_due" TEXT CHECK ("assignment_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "response_due" TEXT CHECK ("response_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "investigation_due" TEXT CHECK ("investigation_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "proposal_due" TEXT CHECK ("proposal_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "resolution_due" TEXT CHECK ("resolution_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "original_assignment_due" TEXT CHECK ("original_assignment_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "original_response_due" TEXT CHECK ("original_response_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "original_investigation_due" TEXT CHECK ("original_investigation_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "original_proposal_due" TEXT CHECK ("original_proposal_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "original_resolution_due" TEXT CHECK ("original_resolution_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "next_due" TEXT CHECK ("next_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "next_step" TEXT NOT NULL CHECK ("next_step" IN ('', 'assign', 'respond', 'investigate', 'propose', 'resolve')), "warn_at" TEXT CHECK ("warn_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "paused_since" TEXT CHECK ("paused_since" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "pause_reason" TEXT NOT NULL CHECK ("pause_reason" IN ('', 'customer', 'supplier', 'authority', 'other')), "first_breached_at" TEXT CHECK ("first_breached_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "first_breached_step" TEXT NOT NULL CHECK ("first_breached_step" IN ('', 'assign', 'respond', 'investigate', 'propose', 'resolve')), "escalation" INTEGER CHECK ("escalation" >= 0 AND "escalation" <= 9), "escalated_to_id" INTEGER, "finding" TEXT NOT NULL, "justified" TEXT NOT NULL CHECK ("justified" IN ('', 'yes', 'partly', 'no')), "liability" TEXT NOT NULL, "cause_id" INTEGER, "proposal" TEXT NOT NULL, "proposal_cost" INTEGER CHECK ("proposal_cost" >= 0 AND "proposal_cost" <= 9007199254740992), "proposed_by_id" INTEGER, "approval_needed" INTEGER NOT NULL CHECK ("approval_needed" IN (0, 1)), "agreed_on" TEXT CHECK ("agreed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "outcome" TEXT NOT NULL, "feedback_at" TEXT CHECK ("feedback_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "feedback_method" TEXT NOT NULL CHECK ("feedback_method" IN ('', 'phone', 'questionnaire', 'on_site', 'email', 'wechat')), "person_reached" TEXT NOT NULL, "satisfied" TEXT NOT NULL CHECK ("satisfied" IN ('', 'yes', 'no')), "rating" INTEGER CHECK ("rating" >= 1 AND "rating" <= 5), "loss" INTEGER CHECK ("loss" >= 0 AND "loss" <= 9007199254740992), "round" INTEGER CHECK ("round" >= 1 AND "round" <= 99), "closed_at" TEXT CHECK ("closed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "merged_into_id" INTEGER, "split_from_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('recorded', 'assigned', 'investigating', 'proposed', 'agreed', 'fed_back', 'closed', 'merged', 'cancelled')), "remarks" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("category_id") REFERENCES "complaint_category" ("id") ON DELETE RESTRICT, FOREIGN KEY ("received_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("repeated_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("escalated_to_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("cause_id") REFERENCES "complaint_cause" ("id") ON DELETE RESTRICT, FOREIGN KEY ("proposed_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("merged_into_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("split_from_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "complaint_number" ON "complaint" ("number");

CREATE INDEX "complaint_customer_id" ON "complaint" ("customer_id");

CREATE INDEX "complaint_contact_id" ON "complaint" ("contact_id");

CREATE INDEX "complaint_subject" ON "complaint" ("subject");

CREATE INDEX "complaint_category_id" ON "complaint" ("category_id");

CREATE INDEX "complaint_received_at" ON "complaint" ("received_at");

CREATE INDEX "complaint_received_by_id" ON "complaint" ("received_by_id");

CREATE INDEX "complaint_repeated_id" ON "complaint" ("repeated_id");

CREATE INDEX "complaint_department_id" ON "complaint" ("department_id");

CREATE INDEX "complaint_owner_id" ON "complaint" ("owner_id");

CREATE INDEX "complaint_next_due" ON "complaint" ("next_due");

CREATE INDEX "complaint_escalated_to_id" ON "complaint" ("escalated_to_id");

CREATE INDEX "complaint_cause_id" ON "complaint" ("cause_id");

CREATE INDEX "complaint_proposed_by_id" ON "complaint" ("proposed_by_id");

CREATE INDEX "complaint_closed_at" ON "complaint" ("closed_at");

CREATE INDEX "complaint_merged_into_id" ON "complaint" ("merged_into_id");

CREATE INDEX "complaint_split_from_id" ON "complaint" ("split_from_id");

CREATE INDEX "complaint_state" ON "complaint" ("state");

CREATE INDEX "complaint_state_next_due" ON "complaint" ("state", "next_due");

CREATE TABLE "complaint_event" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "complaint_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('recorded', 'assigned', 'referred', 'reminded', 'responded', 'investigating', 'found', 'proposed', 'approved', 'rejected', 'agreed', 'refused', 'fed_back', 'satisfied', 'not_satisfied', 'paused', 'resumed', 'extended', 'escalated', 'severity_changed', 'merged', 'split', 'linked', 'cancelled', 'reopened')), "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "round" INTEGER NOT NULL CHECK ("round" >= 1 AND "round" <= 99), "step" TEXT NOT NULL CHECK ("step" IN ('', 'assign', 'respond', 'investigate', 'propose', 'resolve')), "due" TEXT CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "department_id" INTEGER, "owner_id" INTEGER, "person_id" INTEGER, "severity" TEXT NOT NULL CHECK ("severity" IN ('', 'minor', 'serious', 'critical')), "waiting_for" TEXT NOT NULL CHECK ("waiting_for" IN ('', 'customer', 'supplier', 'authority', 'other')), "method" TEXT NOT NULL CHECK ("method" IN ('', 'phone', 'questionnaire', 'on_site', 'email', 'wechat')), "person_reached" TEXT NOT NULL, "amount" INTEGER CHECK ("amount" >= 0 AND "amount" <= 9007199254740992), "rating" INTEGER CHECK ("rating" >= 1 AND "rating" <= 5), "text" TEXT NOT NULL, "other_id" INTEGER, FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("person_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("other_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "complaint_event_complaint_id" ON "complaint_event" ("complaint_id");

CREATE INDEX "complaint_event_department_id" ON "complaint_event" ("department_id");

CREATE INDEX "complaint_event_owner_id" ON "complaint_event" ("owner_id");

CREATE INDEX "complaint_event_person_id" ON "complaint_event" ("person_id");

CREATE INDEX "complaint_event_other_id" ON "complaint_event" ("other_id");

CREATE INDEX "complaint_event_complaint_id_at" ON "complaint_event" ("complaint_id", "at");

CREATE TRIGGER "complaint_event_no_update" BEFORE UPDATE ON "complaint_event"
BEGIN SELECT RAISE(ABORT, 'complaint_event is append-only'); END;

CREATE TRIGGER "complaint_event_no_delete" BEFORE DELETE ON "complaint_event"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'complaint_event' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'complaint_event is append-only'); END;

CREATE TABLE "complaint_round" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "complaint_id" INTEGER NOT NULL, "round" INTEGER NOT NULL CHECK ("round" >= 1 AND "round" <= 99), "finding" TEXT NOT NULL, "justified" TEXT NOT NULL CHECK ("justified" IN ('', 'yes', 'partly', 'no')), "liability" TEXT NOT NULL, "cause_id" INTEGER, "proposal" TEXT NOT NULL, "proposal_cost" INTEGER CHECK ("proposal_cost" >= 0 AND "proposal_cost" <= 9007199254740992), "agreed_on" TEXT CHECK ("agreed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "outcome" TEXT NOT NULL, "feedback_at" TEXT CHECK ("feedback_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "feedback_method" TEXT NOT NULL CHECK ("feedback_method" IN ('', 'phone', 'questionnaire', 'on_site', 'email', 'wechat')), "person_reached" TEXT NOT NULL, "satisfied" TEXT NOT NULL CHECK ("satisfied" IN ('', 'yes', 'no')), "rating" INTEGER CHECK ("rating" >= 1 AND "rating" <= 5), "reason" TEXT NOT NULL, FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("cause_id") REFERENCES "complaint_cause" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "complaint_round_complaint_id" ON "complaint_round" ("complaint_id");

CREATE INDEX "complaint_round_cause_id" ON "complaint_round" ("cause_id");

CREATE TRIGGER "complaint_round_no_update" BEFORE UPDATE ON "complaint_round"
BEGIN SELECT RAISE(ABORT, 'complaint_round is append-only'); END;

CREATE TRIGGER "complaint_round_no_delete" BEFORE DELETE ON "complaint_round"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'complaint_round' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'complaint_round is append-only'); END;

CREATE TABLE "extension" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "complaint_id" INTEGER NOT NULL, "step" TEXT NOT NULL CHECK ("step" IN ('assign', 'respond', 'investigate', 'propose', 'resolve')), "before" TEXT NOT NULL CHECK ("before" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "due" TEXT NOT NULL CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "given_at" TEXT NOT NULL CHECK ("given_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "requested_by_id" INTEGER, "reason" TEXT NOT NULL, FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("requested_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "extension_complaint_id" ON "extension" ("complaint_id");

CREATE INDEX "extension_requested_by_id" ON "extension" ("requested_by_id");

CREATE TRIGGER "extension_no_update" BEFORE UPDATE ON "extension"
BEGIN SELECT RAISE(ABORT, 'extension is append-only'); END;

CREATE TRIGGER "extension_no_delete" BEFORE DELETE ON "extension"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'extension' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'extension is append-only'); END;

CREATE TABLE "corrective_action" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "complaint_id" INTEGER NOT NULL, "kind" TEXT NOT NULL CHECK ("kind" IN ('corrective', 'preventive')), "what" TEXT NOT NULL, "owner_id" INTEGER NOT NULL, "due" TEXT NOT NULL CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "done_on" TEXT CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "proof" TEXT NOT NULL, "verified_by_id" INTEGER, "verified_on" TEXT CHECK ("verified_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "opinion" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN ('open', 'done', 'verified')), FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("verified_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "corrective_action_number" ON "corrective_action" ("number");

CREATE INDEX "corrective_action_complaint_id" ON "corrective_action" ("complaint_id");

CREATE INDEX "corrective_action_owner_id" ON "corrective_action" ("owner_id");

CREATE INDEX "corrective_action_due" ON "corrective_action" ("due");

CREATE INDEX "corrective_action_verified_by_id" ON "corrective_action" ("verified_by_id");

CREATE INDEX "corrective_action_state" ON "corrective_action" ("state");

CREATE TABLE "inquiry" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "channel" TEXT NOT NULL CHECK ("channel" IN ('phone', 'visit', 'email', 'online', 'wechat', 'letter', 'forwarded')), "customer_id" INTEGER, "contact_id" INTEGER, "caller" TEXT NOT NULL, "phone" TEXT NOT NULL, "question" TEXT NOT NULL, "received_at" TEXT NOT NULL CHECK ("received_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "due_at" TEXT CHECK ("due_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "owner_id" INTEGER, "answer" TEXT NOT NULL, "answered_at" TEXT CHECK ("answered_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "answered_by_id" INTEGER, "first_breached_at" TEXT CHECK ("first_breached_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "complaint_id" INTEGER, "state" TEXT NOT NULL CHECK ("state" IN ('open', 'answered', 'closed', 'complaint')), "remarks" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("answered_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT, FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "inquiry_number" ON "inquiry" ("number");

CREATE INDEX "inquiry_customer_id" ON "inquiry" ("customer_id");

CREATE INDEX "inquiry_contact_id" ON "inquiry" ("contact_id");

CREATE INDEX "inquiry_received_at" ON "inquiry" ("received_at");

CREATE INDEX "inquiry_due_at" ON "inquiry" ("due_at");

CREATE INDEX "inquiry_owner_id" ON "inquiry" ("owner_id");

CREATE INDEX "inquiry_answered_by_id" ON "inquiry" ("answered_by_id");

CREATE INDEX "inquiry_complaint_id" ON "inquiry" ("complaint_id");

CREATE INDEX "inquiry_state" ON "inquiry" ("state");

CREATE TABLE "question" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "weight" INTEGER CHECK ("weight" >= 0 AND "weight" <= 100), "active" INTEGER NOT NULL CHECK ("active" IN (0, 1))) STRICT;

CREATE UNIQUE INDEX "question_code" ON "question" ("code");

CREATE TABLE "visit" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "customer_id" INTEGER NOT NULL, "contact_id" INTEGER, "complaint_id" INTEGER, "project" TEXT NOT NULL, "due_on" TEXT NOT NULL CHECK ("due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "first_due_on" TEXT CHECK ("first_due_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "method" TEXT NOT NULL CHECK ("method" IN ('phone', 'questionnaire', 'on_site', 'email', 'wechat')), "visited_by_id" INTEGER, "attempts" INTEGER CHECK ("attempts" >= 0 AND "attempts" <= 99), "done_on" TEXT CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "person_reached" TEXT NOT NULL, "content" TEXT NOT NULL, "satisfaction" INTEGER CHECK ("satisfaction" >= 1 AND "satisfaction" <= 5), "dissatisfied_with" TEXT NOT NULL, "suggestions" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN ('planned', 'done', 'cancelled')), "remarks" TEXT NOT NULL, FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT, FOREIGN KEY ("contact_id") REFERENCES "contact" ("id") ON DELETE RESTRICT, FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("visited_by_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "visit_number" ON "visit" ("number");

CREATE INDEX "visit_customer_id" ON "visit" ("customer_id");

CREATE INDEX "visit_contact_id" ON "visit" ("contact_id");

CREATE INDEX "visit_complaint_id" ON "visit" ("complaint_id");

CREATE INDEX "visit_due_on" ON "visit" ("due_on");

CREATE INDEX "visit_visited_by_id" ON "visit" ("visited_by_id");

CREATE INDEX "visit_done_on" ON "visit" ("done_on");

CREATE INDEX "visit_state" ON "visit" ("state");

CREATE TABLE "visit_score" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "visit_id" INTEGER NOT NULL, "question_id" INTEGER NOT NULL, "score" INTEGER NOT NULL CHECK ("score" >= 1 AND "score" <= 5), FOREIGN KEY ("visit_id") REFERENCES "visit" ("id") ON DELETE RESTRICT, FOREIGN KEY ("question_id") REFERENCES "question" ("id") ON DELETE RESTRICT) STRICT;

CREATE INDEX "visit_score_visit_id" ON "visit_score" ("visit_id");

CREATE INDEX "visit_score_question_id" ON "visit_score" ("question_id");

CREATE TRIGGER "visit_score_no_update" BEFORE UPDATE ON "visit_score"
BEGIN SELECT RAISE(ABORT, 'visit_score is append-only'); END;

CREATE TRIGGER "visit_score_no_delete" BEFORE DELETE ON "visit_score"
WHEN NOT EXISTS (SELECT 1 FROM journal_entry WHERE kind = 'visit_score' AND record_id = OLD.id AND change = 'remove')
BEGIN SELECT RAISE(ABORT, 'visit_score is append-only'); END;

CREATE TABLE "improvement" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "number" TEXT NOT NULL, "visit_id" INTEGER, "complaint_id" INTEGER, "what" TEXT NOT NULL, "department_id" INTEGER, "owner_id" INTEGER NOT NULL, "due" TEXT NOT NULL CHECK ("due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "done_on" TEXT CHECK ("done_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), "result" TEXT NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN ('open', 'done', 'dropped')), FOREIGN KEY ("visit_id") REFERENCES "visit" ("id") ON DELETE RESTRICT, FOREIGN KEY ("complaint_id") REFERENCES "complaint" ("id") ON DELETE RESTRICT, FOREIGN KEY ("department_id") REFERENCES "department" ("id") ON DELETE RESTRICT, FOREIGN KEY ("owner_id") REFERENCES "staff" ("id") ON DELETE RESTRICT) STRICT;

CREATE UNIQUE INDEX "improvement_number" ON "improvement" ("number");

CREATE INDEX "improvement_visit_id" ON "improvement" ("visit_id");

CREATE INDEX "improvement_complaint_id" ON "improvement" ("complaint_id");

CREATE INDEX "improvement_department_id" ON "improvement" ("department_id");

CREATE INDEX "improvement_owner_id" ON "improvement" ("owner_id");

CREATE INDEX "improvement_due" ON "improvement" ("due");

CREATE INDEX "improvement_state" ON "improvement" ("state");

CREATE TABLE "letter_template" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "revision" INTEGER NOT NULL CHECK ("revision" >= 0 AND "revision" <= 9007199254740992), "created_at" TEXT NOT NULL CHECK ("created_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "updated_at" TEXT NOT NULL CHECK ("updated_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'), "code" TEXT NOT NULL, "name" TEXT NOT NULL, "language" TEXT NOT NULL CHECK ("language" IN ('en', 'zh_CN')), "body" TEXT NOT NULL) STRICT;

CREATE UNIQUE INDEX "letter_template_code" ON "letter_template" ("code");
