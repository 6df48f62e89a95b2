"""The portal that is killed: the tests' settings on a database that waits for the disk.

Where that database listens comes as JSON in SERVED_WITH.
"""

import json
import os

from crpv_portal.settings import START_REFUSALS  # noqa: F401 - of a portal that is served
from crpv_portal.settings_test import *  # noqa: F403

EMBEDDED_DATABASE = False  # it runs already, and is not this checkout's
DATABASES = {"default": json.loads(os.environ["SERVED_WITH"]) | {"CONN_MAX_AGE": 60}}
