"""What is wrong with an issue. One rule: it is found in the issue's value as it is now.

`gathering` puts together what the rooms below know; from the copy it takes `cuts` (sentences whose
other half is open), `doubts` (suspicious places), `notes` that editors pinned, `watched` words and
`findings` (what imports met and only they could know, kept until it is settled), from the form
`legal`, from the states of pages `signed`; `naming` says whose a fact is. `still_open` tells in a
sentence how much there is.
"""
