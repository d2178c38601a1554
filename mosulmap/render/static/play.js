// Stepping from day to day and from change to change, and playing.

// Stepping and playing
function step(days) {
  pause();
  show(addDays(view.day, days));
}

function stepChange(direction) {
  pause();
  const next = direction > 0 ? changeAfter(view.day) : changeBefore(view.day);
  if (next && (direction > 0 || next >= view.from)) show(next);
}

function play() {
  if (view.day === data.last) show(view.from || data.first);
  const beat = () => {
    const gap = data.gaps[0].find(one => one.a <= view.day && view.day <= one.b);
    // A gap has nothing to show: it is crossed in four steps.
    const next = addDays(view.day, gap ? Math.ceil(gap.days / 4) : 1);
    show(gap && next > gap.b ? addDays(gap.b, 1) : next);
    if (view.day >= data.last) pause();
    else view.timer = setTimeout(beat, still.matches ? 1000 : PLAY_MS / view.speed);
  };
  view.timer = setTimeout(beat, 0);
  drawPlay();
}

function pause() {
  clearTimeout(view.timer);
  view.timer = 0;
  drawPlay();
}

function drawPlay() {
  attributes($("play"), {"aria-label": t(view.timer ? "pause" : "play")}).replaceChildren(
    icon(view.timer ? "pause" : "play"),
  );
}

/** Plays twice as fast, and after the fastest at the first speed again. */
function nextSpeed() {
  setSpeed(view.speed === 4 ? 1 : view.speed * 2);
}

function setSpeed(speed) {
  view.speed = Math.min(4, Math.max(1, speed));
  $("speed").textContent = t("speed", {n: view.speed});
}
