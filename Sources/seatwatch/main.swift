print("seatwatch")
