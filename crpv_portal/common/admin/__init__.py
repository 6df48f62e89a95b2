"""What the screens of the back office are made of, split by subject.

`base` the page, `inlines` its rows, `fields` and `widgets` their boxes, `deeds` what staff does
beyond a form, `history` the record's story, `lists` columns and filters; `registration` holds the
screens of this app's own models.
"""

from . import registration

__all__ = ["registration"]
