ALTER TABLE "asset" ADD COLUMN "switch" TEXT NOT NULL DEFAULT '' CHECK ("switch" IN ('', 'last_two_years', 'when_larger', 'never'));

ALTER TABLE "asset_event" ADD COLUMN "switch" TEXT NOT NULL DEFAULT '' CHECK ("switch" IN ('', 'last_two_years', 'when_larger', 'never'));

UPDATE "asset" SET "switch" = 'last_two_years' WHERE "status" <> 'draft' AND "method" = 'double_declining';
