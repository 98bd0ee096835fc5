"""Which figures are the incident's own, judged by all articles that tell of it.

``extent`` works out how far the incident reaches, ``evidence`` what that says of one figure, ``company`` what the
figures around it do, and ``scopes`` judges.
"""

from factcheck.incidents.extent.scopes import judge

__all__ = ["judge"]
