ALTER TABLE "asset_event" ADD COLUMN "age" INTEGER CHECK ("age" >= 0 AND "age" <= 9007199254740992);

ALTER TABLE "asset_event" ADD COLUMN "begun_age" INTEGER CHECK ("begun_age" >= 0 AND "begun_age" <= 9007199254740992);
