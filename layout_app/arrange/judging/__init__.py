"""How good a page is. One rule: the verdict is a function of what stands on it alone.

A page is judged as `block`s: `breaches` finds where it breaks a rule, `taste` weighs that, and
`likeness` tells how far two pages differ. `made` judges pages that stand already.
"""
