// Shows the form that `window.show` is given, and says what was filled in.
import { SmartFormsRenderer, getResponse } from '@aehrc/smart-forms-renderer';
import { createRoot } from 'react-dom/client';

const root = createRoot(document.getElementById('form'));
window.show = (questionnaire) => root.render(<SmartFormsRenderer questionnaire={questionnaire} />);
window.filled = () => getResponse();
