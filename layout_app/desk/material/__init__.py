"""Pictures, ads and faces of a publication. One rule: a file is judged before it is kept.

`ads` and `faces` take files in, `pdf` tells what a press would refuse in one, `gallery` lists what
is kept, and `lost` finds again what is missing.
"""
