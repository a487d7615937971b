"""What is wrong with an issue. One rule: it is found in the issue's value, never kept there.

`gathering` puts together what the rooms below know; from the copy it takes `cuts` (sentences whose
other half is open) and `doubts` (suspicious places), from the form `legal`. `still_open` tells in a
sentence how much there is.
"""
