"""Inquiries, complaints and return visits (clause 2.3): the clock, the department, the customer's verdict."""
