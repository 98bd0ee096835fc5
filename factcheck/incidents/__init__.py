"""Articles and claims to incidents: which articles tell of one event, and who copies whom.

group(articles, claims, policy)  ->  Grouping: incidents, chains, claims with their origin
together(articles, claims)       ->  the same for articles that are one incident already
load()                           ->  nothing: what grouping needs is there before it is asked for
judge(articles, grouping)        ->  the same with each count's scope as all articles of its incident give it
"""

from factcheck.incidents.encoder import Encoder, HashingEncoder, MiniLM
from factcheck.incidents.extent import judge
from factcheck.incidents.grouping import group, load, together
from factcheck.incidents.lineage import same_chain
from factcheck.incidents.pins import Pins
from factcheck.incidents.space import Index

__all__ = ["Encoder", "HashingEncoder", "Index", "MiniLM", "Pins", "group", "judge", "load", "same_chain", "together"]
