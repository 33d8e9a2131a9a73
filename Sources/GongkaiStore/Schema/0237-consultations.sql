-- Until when an article asks the public (意见征集): its last day.
ALTER TABLE article_version ADD COLUMN closes_on TEXT CHECK (closes_on LIKE '____-__-__');
