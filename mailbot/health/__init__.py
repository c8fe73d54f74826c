"""Is all well? What is known of that (`facts.Vitals`) is judged here: pure, values in, values out.

`table.py` has a row for each thing that can be wrong, which says how bad it is, since when, and what to do;
`metrics.py` a row for each figure. `mailbot status`, the metrics file, the alarm and systemd's status line all say
what these tables say. A new thing that can break is a row in each, and what it reads in `facts/vitals.py`.
"""
