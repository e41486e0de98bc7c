"""The reports of customer service, written out."""

from bizdesk.complaints import (
    report_causes,
    report_clock,
    report_form,
    report_inquiries,
    report_letter,
    report_register,
    report_repeats,
    report_satisfaction,
    report_service,
    report_visits,
)
from bizdesk.office.declared import Declared
from bizdesk.office.language import N_

REPORTS = (
    Declared("complaint", N_("Complaint handling form"), report_form.form, report_form.PARAMETERS, "2.3.2"),
    Declared("complaints", N_("Register of complaints"), report_register.register, report_register.PARAMETERS, "2.3.2"),
    Declared("complaint-clock", N_("Clock of a complaint"), report_clock.intervals, report_clock.PARAMETERS, "2.3.2"),
    Declared("complaint-letter", N_("Letter to the customer"), report_letter.letter, report_letter.PARAMETERS, "2.3.2"),
    Declared("service-levels", N_("Service levels"), report_service.levels, report_service.PARAMETERS, "2.3.2"),
    Declared("complaint-causes", N_("Causes of complaints"), report_causes.causes, report_causes.PARAMETERS, "2.3.2"),
    Declared("complaint-repeats", N_("Repeat complaints"), report_repeats.repeats, report_repeats.PARAMETERS, "2.3.2"),
    Declared(
        "satisfaction",
        N_("Customer satisfaction"),
        report_satisfaction.satisfaction,
        report_satisfaction.PARAMETERS,
        "2.3.3",
    ),
    Declared(
        "inquiries",
        N_("Inquiries and response times"),
        report_inquiries.inquiries,
        report_inquiries.PARAMETERS,
        "2.3.1",
    ),
    Declared("visits", N_("Return visits"), report_visits.visits, report_visits.PARAMETERS, "2.3.3"),
)
