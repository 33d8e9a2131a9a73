-- The index of what can be searched (docs/adr/0013): derived from shown_article and the texts, built anew by `gongkai search rebuild`.

-- Which rules cut the index; 0: none has yet. `builder` is who builds it anew, 0 for nobody.
CREATE TABLE search_state (
    id          @int NOT NULL PRIMARY KEY CHECK (id = 1),
    version     @int NOT NULL,
    builder     @int NOT NULL,
    building_at @int NOT NULL
) @strict;

INSERT INTO search_state (id, version, builder, building_at) VALUES (1, 0, 0, 0);

-- Items that were written together and are never changed; only taken out, by a bit in `gone`.
CREATE TABLE search_segment (
    id            @id,
    is_live       @int NOT NULL CHECK (is_live IN (0, 1)),
    item_count    @int NOT NULL CHECK (item_count BETWEEN 1 AND 65536),
    gone_count    @int NOT NULL DEFAULT 0,
    gone_revision @int NOT NULL DEFAULT 0,
    gone          @blob NOT NULL
) @strict;

-- What searches narrow and sort by, of all items of a segment. Apart, so that taking one out does not write it again.
CREATE TABLE search_docs (
    segment_id @int NOT NULL PRIMARY KEY REFERENCES search_segment (id),
    data       @blob NOT NULL
) @strict;

-- The places of keys within a segment, in the order of the keys.
CREATE TABLE search_page (
    segment_id @int NOT NULL REFERENCES search_segment (id),
    first_key  @int NOT NULL,
    data       @blob NOT NULL,
    PRIMARY KEY (segment_id, first_key)
) @strict;

-- What was published since the last segment was written; gathered into one now and then.
CREATE TABLE search_tail (
    id         @id,
    article_id @int NOT NULL UNIQUE,
    doc        @blob NOT NULL,
    keys       @blob NOT NULL
) @strict;

-- Many articles changed at once, or some while the index was built anew: to be read again soon.
CREATE TABLE search_pending (
    article_id @int NOT NULL PRIMARY KEY
) @strict;

-- Words that stand for each other, one a line.
CREATE TABLE search_synonym (
    id       @id,
    words    TEXT NOT NULL CHECK (words <> ''),
    revision @int NOT NULL DEFAULT 1
) @strict;

-- What was searched for, without anybody's name: how often on a day, and how often nothing was found.
CREATE TABLE search_word (
    day      TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    word     TEXT NOT NULL CHECK (word <> ''),
    searches @int NOT NULL,
    empty    @int NOT NULL,
    PRIMARY KEY (day, word)
) @strict;

INSERT INTO search_synonym (words) VALUES
    ('低保
最低生活保障'),
    ('公租房
公共租赁住房
廉租房'),
    ('医保
医疗保险'),
    ('社保
社会保险'),
    ('养老金
养老保险待遇
退休金'),
    ('公积金
住房公积金'),
    ('电动车
电动自行车'),
    ('身份证
居民身份证'),
    ('营业执照
工商登记
商事登记'),
    ('房产证
不动产权证书
不动产登记'),
    ('二胎
二孩'),
    ('三胎
三孩'),
    ('准生证
生育登记'),
    ('办证大厅
政务服务中心
办事大厅'),
    ('信息公开
政务公开'),
    ('红头文件
规范性文件'),
    ('拆迁
征收补偿
房屋征收'),
    ('幼儿园
学前教育'),
    ('上户口
户口登记'),
    ('残疾证
残疾人证');
