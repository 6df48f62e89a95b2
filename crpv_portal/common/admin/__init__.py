"""Building blocks of the admin screens, by subject.

`base` the page, `inlines` its rows, `fields` and `widgets` their inputs, `page_actions` the actions
that are more than a form, `action_pages` their pages, `planned_actions` those planned for a day,
`creations` how a record begins, `history` the history of the record, `lists` columns and filters;
`registration` holds the screens of this app's own models.
"""

from . import registration

__all__ = ["registration"]
