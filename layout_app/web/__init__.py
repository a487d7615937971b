"""The digital edition (数字报). One rule: JSON is what is kept, every page is made from it.

Read `edition` (what is kept of an issue), `zones` (articles as shapes on their pages), `pages` (an
issue as HTML), `site` (the folder of all issues). Pages work from a folder, without a server.
"""
