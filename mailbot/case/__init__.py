"""What the organisation promises and decides. Pure: values in, values out, `now` is an argument."""
