"""Articles on pages. One rule: a place is cells of the page, and is proposed before it is taken.

`folios` are pages as editors name them. `landing` is where an article lands that is let go,
`placing` finds places for articles without a hand; `arranging` makes whole pages by the rules of
the make-up room, where `ranking` says what leads if nobody did, and `proposing` does so in another
process. `fitting` says how text fits, `wording`
what a page says of itself.
"""
