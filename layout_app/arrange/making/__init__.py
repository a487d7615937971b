"""One page out of its articles. One rule: only what was composed is proposed.

Read in the order of the work: `escalation` says what is tried in turn, from the usual looks to cuts
and white; each of that is a `cast`, articles with what they may wear, and `rooms` are filled with
it. A page so drawn is a `draft`, which `bettering` changes for the better; a `proposal` is a draft
that was composed. `search` leads through all of it while there is time.
"""
