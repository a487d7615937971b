"""What is known of Chinese characters as tables. One rule: tables and their clauses, no layout.

`classes` says what a character is to a line, `kinsoku` what may not start or end one, `units` what
belongs to a number, `cohesion` which characters stand in one word, `hyphenation` where an English
word may be divided, `addresses` where one of the net or a long code, `orientation` how a character
stands in a vertical line, `pinyin` how it is read, `dates` how days and numbers are written,
`folding` what traditional copy is in the plain form that is compared, `jumplines` how a text says
that it goes on on another page, `listing` which lines are a list, `notes` which the desk put
between, and `speakers` who speaks in a chat.
"""
