"""Every box of the staff's pages, as a version of the page compares it."""

from django.contrib import admin
from django.forms import FileInput, MultiWidget


def test_every_box_of_the_staff_is_compared(world, rf, agent):
    """No screen has a box that a version cannot tell: a file, or a date and its hour apart."""
    for model, screen in admin.site._registry.items():
        row = model._default_manager.first()
        request = rf.get("/")
        request.user = agent
        if row is None or not screen.has_change_permission(request, row):
            continue
        forms = screen.shown_forms(request, row)
        for form in (forms.form, *(rows.empty_form for rows in forms.formsets)):
            for name, field in form.fields.items():
                assert not isinstance(field.widget, (FileInput, MultiWidget)), (model, name)
