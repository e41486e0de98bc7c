ALTER TABLE "complaint_round" ADD COLUMN "loss" INTEGER CHECK ("loss" >= 0 AND "loss" <= 9007199254740992);

ALTER TABLE "inquiry" ADD COLUMN "due_by_rule" TEXT CHECK ("due_by_rule" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z');
