"""Numbers → where things stand in a picture: no words, no markup, nothing of a chronicle.

A plot is 100 wide and 100 high, from its upper left corner, so that what is drawn fits any width
while its lettering stays as it is. `is_mirrored` is for pages that are read from the right.
"""
