-- A quiz of real questions, loaded by plain SQL, as any application could.
INSERT INTO quiz (title, body) VALUES ('How well do you know the planets?', 'Eight questions about the solar system.');

INSERT INTO result (body, image_url, quiz_id) VALUES
    ('Astronomer: you could give the talk at the planetarium.', 'https://example.org/results/astronomer.png', 1),
    ('Stargazer: you look up often enough.', 'https://example.org/results/stargazer.png', 1),
    ('Earthling: there is a lot to discover.', NULL, 1);

INSERT INTO question (title, body, sequence, required, quiz_id) VALUES
    ('Which planet is the largest?', 'By mass as well as by diameter.', 1, true, 1),
    ('Which planet turns on its side?', 'Its axis is tilted by almost 98 degrees.', 2, true, 1),
    ('Which planet has the longest day?', 'One turn against the stars takes 243 of our days.', 3, true, 1),
    ('On which planet is Olympus Mons?', 'The highest volcano known, about 22 km.', 4, true, 1),
    ('Which planet was found by calculation?', 'In 1846, within one degree of the prediction.', 5, false, 1),
    ('Which planet would float on water?', 'Its mean density is 0.69 g/cm3.', 6, false, 1),
    ('Which planet is closest to the sun?', NULL, 7, true, 1),
    ('Which planet is the hottest?', 'Its mean surface temperature is 464 degrees Celsius.', 8, true, 1);

INSERT INTO answer (text, sequence, question_id, correct, result_id)
SELECT text, row_number() OVER (PARTITION BY question), question, right_one, CASE WHEN right_one THEN 1 ELSE 3 END
FROM (VALUES
    (1, 'Jupiter', true), (1, 'Saturn', false), (1, 'Neptune', false),
    (2, 'Uranus', true),  (2, 'Mars', false),   (2, 'Venus', false),
    (3, 'Venus', true),   (3, 'Mercury', false), (3, 'Jupiter', false),
    (4, 'Mars', true),    (4, 'Venus', false),  (4, 'Earth', false),
    (5, 'Neptune', true), (5, 'Uranus', false), (5, 'Saturn', false),
    (6, 'Saturn', true),  (6, 'Jupiter', false), (6, 'Uranus', false),
    (7, 'Mercury', true), (7, 'Venus', false),  (7, 'Mars', false),
    (8, 'Venus', true),   (8, 'Mercury', false), (8, 'Mars', false)) AS given (question, text, right_one);

INSERT INTO response (email, conversion_state, quiz_id) VALUES ('ada@example.org', 'converted', 1), (NULL, 'anonymous', 1);
