"""Office supplies: planned, bought, issued by rule, counted, replenished (clause 4.2.2)."""
