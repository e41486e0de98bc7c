"""What can be done with fixed assets, in the order the lists of steps show it."""

from bizdesk.assets.operations_custody import HANDLING
from bizdesk.assets.operations_papers import DISPOSALS, STOCKTAKES
from bizdesk.assets.operations_value import VALUE

OPERATIONS = (*HANDLING, *VALUE, *DISPOSALS, *STOCKTAKES)
