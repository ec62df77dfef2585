"""The words of the newsroom as types: what flows between the rooms, and what comes out.

Everything here is frozen. The names and meanings of the fields that reach the JSON are the
output contract (`brief schema` prints it): fields may be added, none renamed.
"""

from summarize.domain.articles import *  # noqa: F403 - one door to all types
from summarize.domain.claims import *  # noqa: F403
from summarize.domain.comparison import *  # noqa: F403
from summarize.domain.page import *  # noqa: F403
