// Tells of what happens while a page is open. Every page is whole without it.
'use strict';

const region = document.querySelector('[data-live]');
const badge = document.querySelector('[data-unread]');

function say(sentence, address, label) {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = label;
  region.replaceChildren(sentence + ' ', link);
}

function countOneMore() {
  if (!badge) {
    return;
  }

  const unread = Number(badge.dataset.unread) + 1;
  const words = document.createElement('span');
  words.className = 'hidden';
  words.textContent = ' unread';
  badge.dataset.unread = unread;
  badge.replaceChildren(String(unread), words);
}

if (region && 'EventSource' in window) {
  const events = new EventSource('/events');
  const anew = () => say('Something has changed.', location.href, 'Show it');
  let fresh = 0;
  events.addEventListener('notification', () => {
    fresh += 1;
    countOneMore();
    say(fresh === 1 ? 'A notification has come.' : fresh + ' notifications have come.', '/app/notifications', 'Show');
  });
  events.addEventListener('restriction', anew);
  events.addEventListener('subscription', anew);
  events.addEventListener('resync', anew);
  events.addEventListener('session_revoked', () => {
    events.close();
    say('Your session has ended.', '/app/sign-in', 'Sign in again');
  });
  addEventListener('pagehide', () => events.close());
}
