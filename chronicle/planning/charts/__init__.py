"""Facts → charts: what a picture is called and says, the table behind it, and where its marks lead.

What is drawn comes from `chronicle.deriving`, where it stands from `chronicle.drawing`.
"""

LEAST_ENTRIES = 5
LEAST_YEARS = 3
"""With fewer entries, or all in fewer years, a picture over time says nothing that a list does not.

The strip above a timeline counts its bars instead of years, which may be months."""
LEAST_DAYS = 3
"""With entries on fewer days, a calendar of a year says nothing that a list does not."""
LEAST_TIES = 3
"""With fewer pairs of people, or of parties, a table of who met whom is a sentence."""
