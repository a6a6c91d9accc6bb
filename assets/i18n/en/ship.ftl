# The screen that ships a parcel.
