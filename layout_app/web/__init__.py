"""The digital edition (数字报). One rule: JSON is what is kept, every page is made from it.

Read `edition` (what is kept of an issue), `zones` (articles as shapes on their pages), `blocks` (an
article as HTML), `pages` (an issue as HTML), `site` (the folder of all issues). Pages work from a
folder, without a server. `pasted` and `word` make the same blocks ready for other programs.
"""
