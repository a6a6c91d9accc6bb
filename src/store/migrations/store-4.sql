-- A long history. One section a subject, each after its own heading.

-- == What is under way ==

-- Few of a long history's parcels are not delivered yet, and a packer looks at these alone.
CREATE INDEX intent_under_way ON intent (created_ms, id) WHERE whereabouts IS NOT 'track-delivered';
