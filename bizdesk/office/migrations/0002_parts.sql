ALTER TABLE "asset_event" ADD COLUMN "begun_months" INTEGER CHECK ("begun_months" >= 0 AND "begun_months" <= 9007199254740992);

ALTER TABLE "asset_event" ADD COLUMN "begun_book" INTEGER CHECK ("begun_book" >= 0 AND "begun_book" <= 9007199254740992);

ALTER TABLE "asset_event" ADD COLUMN "begun_residual" INTEGER CHECK ("begun_residual" >= 0 AND "begun_residual" <= 9007199254740992);

ALTER TABLE "asset_event" ADD COLUMN "units_left" INTEGER CHECK ("units_left" >= 0 AND "units_left" <= 1000000000000000);
