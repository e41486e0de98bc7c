ALTER TABLE "asset" ADD COLUMN "switch" TEXT NOT NULL DEFAULT '' CHECK ("switch" IN ('', 'last_two_years', 'when_larger', 'never'));

ALTER TABLE "asset" ADD COLUMN "period_amount" TEXT NOT NULL DEFAULT '' CHECK ("period_amount" IN ('', 'monthly', 'yearly_correction'));

ALTER TABLE "asset_event" ADD COLUMN "switch" TEXT NOT NULL DEFAULT '' CHECK ("switch" IN ('', 'last_two_years', 'when_larger', 'never'));

ALTER TABLE "asset_event" ADD COLUMN "period_amount" TEXT NOT NULL DEFAULT '' CHECK ("period_amount" IN ('', 'monthly', 'yearly_correction'));

ALTER TABLE "asset_event" ADD COLUMN "charged_through" TEXT NOT NULL DEFAULT '' CHECK ("charged_through" IN ('', 'month', 'day'));

UPDATE "asset" SET "switch" = 'last_two_years' WHERE "status" <> 'draft' AND "method" = 'double_declining';

UPDATE "asset" SET "period_amount" = 'monthly' WHERE "status" <> 'draft' AND "method" = 'straight_line';
