CREATE INDEX "movement_date_kind" ON "movement" ("date", "kind");
