"""Template filters of the public pages of governance."""

from django import template

from .. import wording

register = template.Library()

register.filter("dated_title", wording.dated_title)
register.filter("owner_of", wording.owner_of)
register.filter("page_title", wording.page_title)
