"""The table of routes: what each role gets at each address. A new address needs a line here.

Outcomes: a status, or « → address » for a redirection, with the arguments of the address asked for.
An address with an object is tried with objects that could leak: a draft, an unverified row,
somebody else's.
"""

from . import accounts, back_office, espace, public
from .cases import Case

TABLE: dict[str, list[Case]] = public.ROUTES | espace.ROUTES | accounts.ROUTES | back_office.ROUTES
