"""What follows from the record: the facts that an editor would otherwise work out by hand.

Each module derives one sort of fact, as typed values without words, from the linked chronicle.
A fact is given only if the data supports it on every day that its dates may mean.
"""
