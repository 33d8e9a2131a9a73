-- Where the reply that an article publishes says the information is to be had, such as a book; empty where it says nothing of it.
ALTER TABLE published_reply ADD COLUMN public_address TEXT NOT NULL DEFAULT '';
