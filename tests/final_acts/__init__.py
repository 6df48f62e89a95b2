"""Each act that is done once: where its form is, what is typed, what its result is.

Named by its route, as in `tests/routes`, or by the address of its page in the admin.
"""

from . import asking, back_office, declarations, meetings_held, meetings_to_come
from .planting import FinalAct

ACTS: dict[str, FinalAct] = (
    meetings_to_come.ACTS | meetings_held.ACTS | back_office.ACTS | asking.ACTS | declarations.ACTS
)
