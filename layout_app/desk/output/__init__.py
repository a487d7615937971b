"""Whatever leaves the desk. One rule: an order is a value, and what was written is read back.

For the press: `looking_ahead` tells what an export would say, `ordering` makes one of the `orders`
that `exporting` carries out, with its `reading_order`, and `certifying` accounts for it. For
readers: `publishing` makes the digital edition, `handing` gives an article to other programs. For
the desk itself: `proofing` (校样), `separating` with `inkview` (分色), `sheets` with `printwish`
(清样), `galleys` (小样).
"""
