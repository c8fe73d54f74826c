"""`key`: what keeps the organisation's key alive over the years.

What each of these commands is given stands in `works_on.py`; `show.py` says what is due next.
"""
