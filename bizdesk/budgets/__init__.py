"""Budgets and costs (clause 4.3): the year's plan, what is spent and promised against it, what things cost."""
